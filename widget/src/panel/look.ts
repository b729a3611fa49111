import { asTextOn, brand, onColor } from '../color';
import type { Look } from '../wire';
import type { PanelConfig } from './site-api';
import { direction } from './texts';

/** Of the bubbles that links stand in. */
const LIGHT = '#f1f1f5';
const DARK = '#2a2a31';

export const localeOf = (look: Look) => look.locale ?? navigator.language;

/** Puts colours, theme, language and direction where the style sheet finds them. */
export function applyLook(look: Look, config: PanelConfig): void {
  const root = document.documentElement;
  const color = brand(look.color ?? config.color);
  const locale = localeOf(look);
  root.lang = locale;
  root.dir = direction(locale);
  root.dataset.theme = look.theme ?? 'auto';
  // by script and not as an attribute: the policy of the page lets no text become a style
  const colors = {
    brand: color,
    'on-brand': onColor(color),
    shade: onColor(color) === '#ffffff' ? '#000000' : '#ffffff',
    'accent-light': asTextOn(color, LIGHT),
    'accent-dark': asTextOn(color, DARK),
  };
  for (const [name, value] of Object.entries(colors)) root.style.setProperty(`--${name}`, value);
}
