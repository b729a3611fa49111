import { useQuery } from '@tanstack/react-query';
import { meQuery } from '@/api/queries';
import { usePreferences } from '@/preferences/preferences';
import { occasionOf } from './occasion';
import { useLive } from './store';

/** How many open conversations have something unread that this person wants counted. */
export function useWaiting(): number {
  const { data: me } = useQuery({ ...meQuery, enabled: false });
  const { notifications } = usePreferences();
  return useLive(
    (state) =>
      Object.values(state.conversations).filter(
        (one) => one.status === 'open' && one.unread_count > 0 && notifications[occasionOf(one, me?.id)].badge,
      ).length,
  );
}
