import type { Platform } from '@/api/types';
import css from './avatar.module.css';
import { classNames } from './class-names';
import { initials } from './initials';
import { PlatformGlyph } from './platform-glyph';

interface AvatarProps {
  name: string;
  url?: string | null | undefined;
  /** Who this is, as opposed to what they are called: the same person keeps their colour. */
  seed: string;
  size?: 'tiny' | 'small' | 'normal' | 'large' | undefined;
  platform?: Platform | undefined;
}

const HUES = 8;

/** Decoration only: the name stands beside it wherever it is shown. */
export function Avatar({ name, url, seed, size = 'normal', platform }: AvatarProps) {
  return (
    <span
      className={classNames(css.avatar, css[size], css[`hue${hueOf(seed)}`])}
      // Drawn by the style sheet: as text it would be read, searched and copied along with the name beside it.
      data-initials={initials(name)}
      aria-hidden
    >
      {/* Only from us: whoever else keeps a picture would learn who looks at it, and when. */}
      {url?.startsWith('/api/') && <img className={css.image} src={url} alt="" loading="lazy" />}
      {platform && (
        <span className={css.badge}>
          <PlatformGlyph label={platform.label} />
        </span>
      )}
    </span>
  );
}

function hueOf(seed: string): number {
  let hash = 0;
  for (const char of seed) hash = (hash * 31 + (char.codePointAt(0) ?? 0)) | 0;
  return Math.abs(hash) % HUES;
}
