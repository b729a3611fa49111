import { useQuery } from '@tanstack/react-query';
import { meQuery } from '@/api/queries';
import { usePreferences } from '@/preferences/preferences';
import { useMuted } from './muted';
import { occasionOf } from './occasion';
import { useLive } from './store';

/** How many open conversations have something unread that this person wants counted. */
export function useWaiting(): number {
  const { data: me } = useQuery({ ...meQuery, enabled: false });
  const { notifications } = usePreferences();
  const { ids: muted } = useMuted();
  return useLive(
    (state) =>
      Object.values(state.conversations).filter(
        (one) =>
          one.status === 'open' &&
          one.unread_count > 0 &&
          !muted.includes(one.id) &&
          notifications[occasionOf(one, me?.id)].badge,
      ).length,
  );
}
