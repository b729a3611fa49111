import { i18n, type Messages } from '@lingui/core';
import { create } from 'zustand';

/** Each by the name its readers know it by. */
export const LOCALES = { en: 'English', de: 'Deutsch', fa: 'فارسی' } as const;
export type Locale = keyof typeof LOCALES;

const RIGHT_TO_LEFT: readonly Locale[] = ['fa'];
const STORED = 'chatroom.locale';

/** The language somebody chose; `auto` is the first of the browser's languages that we know. */
export const useLocale = create<{ chosen: Locale | 'auto'; locale: Locale }>(() => ({ chosen: 'auto', locale: 'en' }));

/** English stands in the code; every other catalogue is fetched when somebody reads it. */
const CATALOGUES: Readonly<Record<Exclude<Locale, 'en'>, () => Promise<{ messages: Messages }>>> = {
  de: () => import('./locales/de'),
  fa: () => import('./locales/fa'),
};

/** Speaks the language that was chosen in this browser, before anything is drawn. */
export async function startLocale(): Promise<void> {
  await speak(stored());
}

export async function chooseLocale(chosen: Locale | 'auto'): Promise<void> {
  await speak(chosen);
  try {
    localStorage.setItem(STORED, chosen);
  } catch {
    // Storage is blocked: the choice lasts as long as the page.
  }
}

async function speak(chosen: Locale | 'auto'): Promise<void> {
  const locale = chosen === 'auto' ? fromBrowser(navigator.languages) : chosen;
  if (locale !== 'en') {
    // What cannot be fetched now is read in English rather than not at all.
    const catalogue = await CATALOGUES[locale]().catch(() => null);
    if (catalogue === null) return;
    i18n.load(locale, catalogue.messages);
  }
  i18n.activate(locale);
  document.documentElement.lang = locale;
  document.documentElement.dir = RIGHT_TO_LEFT.includes(locale) ? 'rtl' : 'ltr';
  useLocale.setState({ chosen, locale });
}

export function fromBrowser(languages: readonly string[]): Locale {
  for (const language of languages) {
    const known = isLocale(language.split('-')[0]);
    if (known) return known;
  }
  return 'en';
}

function stored(): Locale | 'auto' {
  try {
    return isLocale(localStorage.getItem(STORED)) ?? 'auto';
  } catch {
    return 'auto';
  }
}

function isLocale(text: string | null | undefined): Locale | null {
  return Object.keys(LOCALES).find((one): one is Locale => one === text) ?? null;
}
