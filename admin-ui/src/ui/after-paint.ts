import { useEffect, useState } from 'react';

/** Does what can wait after the next frame has been drawn. Answers how to leave it undone. */
export function afterPaint(run: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const frame = requestAnimationFrame(() => {
    timer = setTimeout(run);
  });
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}

/** A value one frame late. `first` is there until then. */
export function useAfterPaint<T>(value: T, first: T): T {
  const [shown, setShown] = useState(first);
  useEffect(() => afterPaint(() => setShown(value)), [value]);
  return shown;
}
