import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const css = readFileSync('src/theme/tokens.css', 'utf8');
const tokens = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)].map(([, name = '', light = '', dark = '']) => [
    name,
    { light, dark },
  ]),
);

const TEXT = 4.5;
const CONTROL = 3;
const PAIRS: [string, string[], number][] = [
  ['text', ['bg', 'surface', 'surface-2', 'hover', 'selected', 'bubble-in', 'bubble-out', 'note', 'mark'], TEXT],
  ['text-2', ['bg', 'surface', 'surface-2', 'hover', 'selected', 'bubble-in', 'bubble-out', 'note'], TEXT],
  ['text-3', ['bg', 'surface', 'surface-2', 'hover', 'selected'], TEXT],
  ['on-brand', ['brand', 'brand-hover'], TEXT],
  ['brand', ['surface', 'hover', 'selected', 'bubble-in', 'bubble-out'], TEXT],
  ['ok', ['bg', 'surface', 'hover'], TEXT],
  ['warn', ['surface', 'hover', 'note'], TEXT],
  ['danger', ['bg', 'surface', 'hover', 'selected', 'danger-surface'], TEXT],
  ['border-strong', ['bg', 'surface'], CONTROL],
  ['focus', ['bg', 'surface', 'selected'], CONTROL],
];

const luminance = (hex: string) => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

const ratio = (a: string, b: string) => {
  const [darker = 0, lighter = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (lighter + 0.05) / (darker + 0.05);
};

const cases = PAIRS.flatMap(([ink, papers, least]) =>
  papers.flatMap((paper) => (['light', 'dark'] as const).map((theme) => ({ ink, paper, theme, least }))),
);

it.each(cases)('$ink on $paper is readable in the $theme theme', ({ ink, paper, theme, least }) => {
  const [inkColour, paperColour] = [tokens.get(ink)?.[theme], tokens.get(paper)?.[theme]];
  expect(inkColour && paperColour && ratio(inkColour, paperColour)).toBeGreaterThanOrEqual(least);
});
