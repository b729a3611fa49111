import { useEffect, useRef, useState } from 'react';

/** A tab that nobody sees draws nothing, and what waited for that goes on all the same. */
const NO_FRAME_WITHIN = 300;

/** Does what can wait after the next frame has been drawn. Answers how to leave it undone. */
export function afterPaint(run: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const drawn = () => {
    cancelAnimationFrame(frame);
    clearTimeout(undrawn);
    timer = setTimeout(run);
  };
  const frame = requestAnimationFrame(drawn);
  const undrawn = setTimeout(drawn, NO_FRAME_WITHIN);
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(undrawn);
    clearTimeout(timer);
  };
}

/** A value one frame late, the newest of several. `first` is there until then. */
export function useAfterPaint<T>(value: T, first: T): T {
  const [shown, setShown] = useState(first);
  const newest = useRef(value);
  const cancel = useRef<(() => void) | null>(null);
  useEffect(() => {
    newest.current = value;
    cancel.current ??= afterPaint(() => {
      cancel.current = null;
      setShown(newest.current);
    });
  }, [value]);
  useEffect(
    () => () => {
      cancel.current?.();
      cancel.current = null;
    },
    [],
  );
  return shown;
}
