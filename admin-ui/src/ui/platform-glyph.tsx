import { initials } from './initials';
import css from './platform-glyph.module.css';

/** The small mark of a platform, made from the label in its descriptor. Decoration: the label stands in words elsewhere. */
export function PlatformGlyph({ label }: { label: string }) {
  return <span className={css.glyph} data-initials={initials(label)} aria-hidden />;
}
