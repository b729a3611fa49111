import type { Platform } from '@/api/types';
import { PlatformGlyph } from '@/ui/platform-glyph';
import css from './platform-mark.module.css';

/** A platform's mark, large; decoration beside its name. */
export function PlatformMark({ id, platform }: { id: string; platform: Platform | undefined }) {
  return (
    <span className={css.mark} aria-hidden>
      <PlatformGlyph label={platform?.label ?? id} />
    </span>
  );
}
