import { expect, test } from 'vitest';
import { asTextOn, brand, contrast, onColor } from './color';

const COLORS = ['#3d4ed8', '#8f3d17', '#ffd400', '#0a7a5c', '#777777', '#000000', '#ffffff', '#e11d48'];

test('what stands on a brand colour can be read, whichever colour it is', () => {
  for (const color of COLORS) expect(contrast(color, onColor(color)), color).toBeGreaterThanOrEqual(4.4);
});

test('a brand colour as text can be read on both themes', () => {
  for (const color of COLORS) {
    for (const surface of ['#ffffff', '#1b1b20']) {
      expect(contrast(asTextOn(color, surface), surface), `${color} on ${surface}`).toBeGreaterThanOrEqual(4.5);
    }
  }
});

test('what is no colour is ours, so that no other text becomes a style', () => {
  expect(brand('#ABCDEF')).toBe('#ABCDEF');
  for (const odd of ['red', '#abc', 'url(https://evil.example)', '', null, undefined])
    expect(brand(odd)).toBe('#3d4ed8');
});
