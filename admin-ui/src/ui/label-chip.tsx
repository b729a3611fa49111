import type { CSSProperties } from 'react';
import css from './label-chip.module.css';

/** A label with its colour as a dot; the colour says nothing the name does not. */
export function LabelChip({ name, color }: { name: string; color?: string | undefined }) {
  return (
    <span className={css.chip}>
      <LabelDot color={color} />
      <span className={css.name} dir="auto">
        {name}
      </span>
    </span>
  );
}

export function LabelDot({ color }: { color?: string | undefined }) {
  const own = color && /^#[0-9a-f]{6}$/i.test(color) ? ({ '--label': color } as CSSProperties) : undefined;
  return <span aria-hidden className={css.dot} style={own} />;
}
