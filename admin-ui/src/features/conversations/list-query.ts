import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answer, api } from '@/api/client';
import { useDrafts } from '@/live/drafts';
import { receiveConversations, useLive } from '@/live/store';
import { keyOf, type ListFilter, startOf } from './filter';
import type { ListPage } from './list-filter';

const PAGE_SIZE = 50;
const MOST_DRAFTS = 100;

function asked({ status, inbox, label, assignee, priority, mentions, has, after, before }: ListFilter) {
  const since = startOf(after ?? '')?.toISOString();
  const until = startOf(before ?? '')?.toISOString();
  return {
    ...(status !== 'all' && { status }),
    ...(inbox !== undefined && { inbox_id: inbox }),
    ...(label !== undefined && { label }),
    ...(assignee !== undefined && { assignee }),
    ...(priority !== undefined && { priority }),
    ...(mentions !== undefined && { mentions }),
    ...(has !== undefined && { has }),
    ...(since !== undefined && { active_since: since }),
    ...(until !== undefined && { active_before: until }),
  };
}

/** Pages of a conversation list. The conversations themselves go into the live store; a page remembers which. */
export function listQuery(filter: ListFilter) {
  return infiniteQueryOptions({
    queryKey: ['conversations', 'list', keyOf(filter)],
    initialPageParam: null as string | null,
    queryFn: async ({ pageParam, signal }): Promise<ListPage> => {
      if (filter.drafts !== undefined) return withDrafts(signal);
      const { items, next_cursor } = await answer(
        api.GET('/api/v1/conversations', {
          params: {
            query: {
              limit: PAGE_SIZE,
              ...asked(filter),
              ...(filter.sort && { sort: filter.sort }),
              ...(pageParam !== null && { cursor: pageParam }),
            },
          },
          signal,
        }),
      );
      receiveConversations(items, 'answer');
      return { ids: items.map((one) => one.id), last: items.at(-1) ?? null, nextCursor: next_cursor ?? null };
    },
    getNextPageParam: (page) => page.nextCursor,
  });
}

/** Only this browser knows which they are; the server is asked for each that is not here. */
async function withDrafts(signal: AbortSignal): Promise<ListPage> {
  const ids = Object.keys(useDrafts.getState()).slice(0, MOST_DRAFTS);
  const missing = ids.filter((id) => !(id in useLive.getState().conversations));
  const found = await Promise.allSettled(
    missing.map((id) => answer(api.GET('/api/v1/conversations/{id}', { params: { path: { id } }, signal }))),
  );
  receiveConversations(
    found.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])),
    'answer',
  );
  return { ids, last: null, nextCursor: null };
}

/** How many there are in the views, of what the inbox and label leave. */
export function countsQuery({ inbox, label }: Pick<ListFilter, 'inbox' | 'label'>) {
  return queryOptions({
    queryKey: ['conversations', 'counts', inbox ?? null, label ?? null],
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/v1/conversations/counts', {
          params: { query: asked({ status: 'open', inbox, label }) },
          signal,
        }),
      ),
  });
}
