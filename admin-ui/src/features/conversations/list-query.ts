import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answer, api } from '@/api/client';
import { receiveConversations } from '@/live/store';
import { keyOf, type ListFilter } from './filter';
import type { ListPage } from './list-filter';

const PAGE_SIZE = 50;

function asked({ status, inbox, label, assignee, priority }: ListFilter) {
  return {
    ...(status !== 'all' && { status }),
    ...(inbox !== undefined && { inbox_id: inbox }),
    ...(label !== undefined && { label }),
    ...(assignee !== undefined && { assignee }),
    ...(priority !== undefined && { priority }),
  };
}

/** Pages of a conversation list. The conversations themselves go into the live store; a page remembers which. */
export function listQuery(filter: ListFilter) {
  return infiniteQueryOptions({
    queryKey: ['conversations', 'list', keyOf(filter)],
    initialPageParam: null as string | null,
    queryFn: async ({ pageParam, signal }): Promise<ListPage> => {
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
