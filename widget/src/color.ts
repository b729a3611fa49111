const OURS = '#3d4ed8';
const HEX = /^#[0-9a-f]{6}$/i;
const INK = '#14141a';
const PAPER = '#ffffff';

/** A brand colour we may use as one, or ours. */
export const brand = (color: string | null | undefined) => (color && HEX.test(color) ? color : OURS);

const parts = (color: string) => [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));

/** Relative luminance, as WCAG 2 defines it. */
function luminance(color: string): number {
  const [r = 0, g = 0, b = 0] = parts(color).map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

export function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/** What is written on it: white if that reads, or else ink or white, whichever reads better. */
export function onColor(color: string): string {
  return contrast(color, PAPER) >= 4.5 || contrast(color, PAPER) >= contrast(color, INK) ? PAPER : INK;
}

/** The colour as text on `background`: moved towards black or white until it reads. */
export function asTextOn(color: string, background: string): string {
  const towards = luminance(background) > 0.18 ? 0 : 255;
  for (let step = 0; step <= 10; step++) {
    const mixed = `#${parts(color)
      .map((part) => Math.round(part + ((towards - part) * step) / 10))
      .map((part) => part.toString(16).padStart(2, '0'))
      .join('')}`;
    if (contrast(mixed, background) >= 4.6) return mixed;
  }
  return towards === 0 ? INK : PAPER;
}
