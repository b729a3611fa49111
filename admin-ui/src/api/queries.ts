import { QueryClient, queryOptions } from '@tanstack/react-query';
import { answer, api } from './client';
import { ProblemError } from './problem';
import type { Inbox, User } from './types';

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
});

const USERS_AT_ONCE = 200;
const MOST_USERS = 2_000;

/** Everybody with an account, disabled ones too: what they wrote is still theirs. */
export const usersQuery = queryOptions({
  queryKey: ['users'],
  queryFn: async ({ signal }): Promise<User[]> => {
    const users: User[] = [];
    let cursor: string | null = null;
    do {
      const page: { items: User[]; next_cursor: string | null } = await answer(
        api.GET('/api/v1/users', {
          params: { query: { limit: USERS_AT_ONCE, ...(cursor !== null && { cursor }) } },
          signal,
        }),
      );
      users.push(...page.items);
      cursor = page.next_cursor;
    } while (cursor !== null && users.length < MOST_USERS);
    return users;
  },
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
