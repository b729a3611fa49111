import { useSyncExternalStore } from 'react';

const narrow = () => matchMedia('(max-width: 767px)');

/** Whether there is room for one pane only: a phone, or a window as small. */
export function useIsNarrow(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const query = narrow();
      query.addEventListener('change', changed);
      return () => query.removeEventListener('change', changed);
    },
    () => narrow().matches,
  );
}
