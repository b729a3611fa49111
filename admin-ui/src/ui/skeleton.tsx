import css from './skeleton.module.css';

/** A grey stand-in the size of what is coming. Invisible for its first 150 ms, so that fast answers never flicker. */
export function Skeleton({ width, height = 12, round }: { width: number | string; height?: number; round?: boolean }) {
  return (
    <span
      className={css.skeleton}
      style={{ inlineSize: width, blockSize: height, borderRadius: round ? '50%' : 6 }}
      aria-hidden
    />
  );
}
