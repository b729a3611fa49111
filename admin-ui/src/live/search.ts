import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answer, api } from '@/api/client';

export interface SearchFilter {
  readonly q: string;
  readonly inbox?: string | undefined;
  readonly status?: 'open' | 'pending' | 'snoozed' | 'resolved' | undefined;
  readonly assignee?: string | undefined;
  readonly label?: string | undefined;
}

const PAGE_SIZE = 30;
const FEW = 6;

function asked({ q, inbox, status, assignee, label }: SearchFilter) {
  return {
    q,
    ...(inbox && { inbox_id: inbox }),
    ...(status && { status }),
    ...(assignee && { assignee }),
    ...(label && { label }),
  };
}

/** Messages and notes with these words, the newest first. */
export function messageSearchQuery(filter: SearchFilter) {
  return infiniteQueryOptions({
    queryKey: ['search', 'messages', asked(filter)],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET('/api/v1/search/messages', {
          params: { query: { ...asked(filter), limit: PAGE_SIZE, ...(pageParam !== null && { cursor: pageParam }) } },
          signal,
        }),
      ),
    getNextPageParam: (page) => page.next_cursor ?? null,
    staleTime: 15_000,
    gcTime: 60_000,
  });
}

/** Conversations by who they are with; the few best for a list of suggestions. */
export function conversationSearchQuery(filter: SearchFilter) {
  return queryOptions({
    queryKey: ['search', 'conversations', asked(filter)],
    queryFn: async ({ signal }) =>
      (
        await answer(
          api.GET('/api/v1/search/conversations', { params: { query: { ...asked(filter), limit: FEW } }, signal }),
        )
      ).items,
    staleTime: 15_000,
    gcTime: 60_000,
  });
}

export function fewMessagesQuery(q: string) {
  return queryOptions({
    queryKey: ['search', 'few', q],
    queryFn: async ({ signal }) =>
      (await answer(api.GET('/api/v1/search/messages', { params: { query: { q, limit: FEW } }, signal }))).items,
    staleTime: 15_000,
    gcTime: 60_000,
  });
}
