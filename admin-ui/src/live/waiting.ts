import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { meQuery } from '@/api/queries';
import { usePreferences } from '@/preferences/preferences';
import { useMuted } from './muted';
import { occasionOf } from './occasion';
import { useLive } from './store';

/** A title or an icon that changes costs a browser more than a row does, and nobody reads it that often. */
const COUNTED_EVERY = 250;

/** How many open conversations have something unread that this person wants counted. */
export function useWaiting(): number {
  const { data: me } = useQuery({ ...meQuery, enabled: false });
  const { notifications } = usePreferences();
  const { ids: muted } = useMuted();
  const myId = me?.id;
  const count = useCallback(
    () =>
      Object.values(useLive.getState().conversations).filter(
        (one) =>
          one.status === 'open' &&
          one.unread_count > 0 &&
          !muted.includes(one.id) &&
          notifications[occasionOf(one, myId)].badge,
      ).length,
    [myId, notifications, muted],
  );
  const [waiting, setWaiting] = useState(count);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const countSoon = () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        setWaiting(count());
      }, COUNTED_EVERY);
    };
    countSoon();
    const stop = useLive.subscribe(countSoon);
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [count]);
  return waiting;
}
