import { infiniteQueryOptions } from '@tanstack/react-query';
import { answer, api } from '@/api/client';
import { lastActivity, receiveConversations } from '@/live/store';
import type { ListFilter, ListPage } from './list-filter';

const PAGE_SIZE = 50;

/** Pages of a conversation list. The conversations themselves go into the live store; a page remembers which. */
export function listQuery(filter: ListFilter) {
  return infiniteQueryOptions({
    queryKey: ['conversations', 'list', filter.status, filter.inbox ?? null],
    initialPageParam: null as string | null,
    queryFn: async ({ pageParam, signal }): Promise<ListPage> => {
      const { items, next_cursor } = await answer(
        api.GET('/api/v1/conversations', {
          params: {
            query: {
              limit: PAGE_SIZE,
              ...(filter.status !== 'all' && { status: filter.status }),
              ...(filter.inbox && { inbox_id: filter.inbox }),
              ...(pageParam !== null && { cursor: pageParam }),
            },
          },
          signal,
        }),
      );
      receiveConversations(items, 'answer');
      const last = items.at(-1);
      return {
        ids: items.map((one) => one.id),
        until: last ? lastActivity(last) : null,
        nextCursor: next_cursor ?? null,
      };
    },
    getNextPageParam: (page) => page.nextCursor,
  });
}
