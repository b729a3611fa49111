import { expect, test } from 'vitest';
import { pieces } from './links';

const links = (text: string) => pieces(text).flatMap((piece) => piece.href ?? []);

test('web addresses become links, without the punctuation around them', () => {
  expect(links('See https://example.com/a?b=c#d, or (http://example.org).')).toEqual([
    'https://example.com/a?b=c#d',
    'http://example.org',
  ]);
  expect(links('https://en.wikipedia.org/wiki/Tea_(meal)')).toEqual(['https://en.wikipedia.org/wiki/Tea_(meal)']);
});

test('nothing else does', () => {
  for (const text of [
    'javascript:alert(1)',
    'data:text/html,<script>',
    'JAVASCRIPT://example.com/%0aalert(1)',
    'vbscript:x',
    'http://',
    'https://<b>',
    '<a href="x">',
  ]) {
    expect(links(text), text).toEqual([]);
  }
});

test('every character of the text is still there', () => {
  for (const text of [
    '',
    'a',
    'x https://e.com',
    'https://e.com',
    'https://a.b https://c.d!',
    '<i>https://e.com</i>',
  ]) {
    expect(
      pieces(text)
        .map((piece) => piece.text)
        .join(''),
    ).toBe(text);
  }
});
