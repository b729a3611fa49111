import { QueryClient, queryOptions } from '@tanstack/react-query';
import { answer, api } from './client';
import { ProblemError } from './problem';
import type { Inbox } from './types';

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // The stream keeps what is on screen fresh; see live/feed.ts for what is fetched again and when.
      staleTime: Number.POSITIVE_INFINITY,
      refetchOnWindowFocus: false,
      retry: (failures, error) => failures < 2 && !(error instanceof ProblemError && error.status < 500),
    },
  },
});

export const meQuery = queryOptions({ queryKey: ['me'], queryFn: () => answer(api.GET('/api/v1/me')), retry: false });

export const providersQuery = queryOptions({
  queryKey: ['auth-providers'],
  queryFn: () => answer(api.GET('/api/v1/auth/providers')),
  retry: 1,
});

export const platformsQuery = queryOptions({
  queryKey: ['platforms'],
  queryFn: async () => (await answer(api.GET('/api/v1/platforms'))).items,
});

export const inboxesQuery = queryOptions({
  queryKey: ['inboxes'],
  queryFn: async () => (await answer(api.GET('/api/v1/inboxes'))).items,
});

export const labelsQuery = queryOptions({
  queryKey: ['labels'],
  queryFn: async () => (await answer(api.GET('/api/v1/labels'))).items,
  staleTime: 60_000,
});

/** Puts one inbox, as the server just told us about it, into the list that is on screen. */
export function inboxChanged(inbox: Inbox): void {
  queryClient.setQueryData(inboxesQuery.queryKey, (known) =>
    known?.some((one) => one.id === inbox.id)
      ? known.map((one) => (one.id === inbox.id ? inbox : one))
      : known && [...known, inbox],
  );
}
