import './files';
import { expect, test } from 'vitest';
import { dayOf, whenOf } from './dates';
import { texts as de } from './languages/de';
import { texts as fa } from './languages/fa';
import { direction, speaking, type TextKey, texts } from './texts';

const names = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort();

test('every language says all of it, with the same values in it', async () => {
  const en = await texts('en');
  for (const language of [de, fa]) {
    for (const [key, text] of Object.entries(language)) {
      expect(text.trim(), key).not.toBe('');
      expect(names(text), key).toEqual(
        names(
          en(key as TextKey, {
            title: '{title}',
            when: '{when}',
            name: '{name}',
            count: '{count}',
            size: '{size}',
          }),
        ),
      );
    }
  }
});

test('a page may bring words of its own, and other languages with them', async () => {
  expect((await texts('nl', { send: 'Verstuur' }))('send')).toBe('Verstuur');
  expect((await texts('nl'))('send')).toBe('Send');
  expect((await texts('de-CH'))('send')).toBe('Senden');
  expect(speaking({})('backAt', { when: 'on <b>' })).toBe('We are back on <b>');
});

test('Persian runs from right to left', () => {
  expect(direction('fa-IR')).toBe('rtl');
  expect(direction('de')).toBe('ltr');
});

test('days have names, and a locale that is none does no harm', () => {
  const now = new Date(2026, 10, 27, 12).getTime();
  const say = speaking({});
  expect(dayOf(now - 3600_000, 'en', say, now)).toBe('Today');
  expect(dayOf(new Date(2026, 10, 26, 1).getTime(), 'en', say, now)).toBe('Yesterday');
  expect(dayOf(new Date(2026, 10, 1).getTime(), 'not a locale!', say, now)).not.toBe('');
  expect(whenOf(new Date(2026, 10, 30, 9).getTime(), 'en-GB', now)).toBe('Monday 09:00');
});
