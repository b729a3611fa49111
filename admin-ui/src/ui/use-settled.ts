import { useEffect, useState } from 'react';

/** A value once it has stood still: what somebody types is not asked for letter by letter. */
export function useSettled<T>(value: T, pause = 180): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pause);
    return () => clearTimeout(timer);
  }, [value, pause]);
  return settled;
}
