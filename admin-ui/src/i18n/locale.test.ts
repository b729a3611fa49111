import { expect, it } from 'vitest';
import { fromBrowser } from './locale';

it.each([
  [['fa-IR', 'en'], 'fa'],
  [['pt-BR', 'de-AT', 'en'], 'de'],
  [['pt-BR'], 'en'],
  [[], 'en'],
])('of_%j_it_speaks_%s', (languages, locale) => {
  expect(fromBrowser(languages)).toBe(locale);
});
