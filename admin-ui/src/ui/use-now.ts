import { useSyncExternalStore } from 'react';

let now = new Date();

/** The current minute, for words like "Yesterday". Everything on a page that asks gets the same moment. */
export function useNow(): Date {
  return useSyncExternalStore(everyMinute, () => now);
}

function everyMinute(changed: () => void): () => void {
  const timer = setInterval(() => {
    now = new Date();
    changed();
  }, 60_000);
  return () => clearInterval(timer);
}
