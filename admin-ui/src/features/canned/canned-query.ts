import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answer, api } from '@/api/client';

export function cannedQuery(words: string) {
  return infiniteQueryOptions({
    queryKey: ['canned-replies', words],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET('/api/v1/canned-replies', {
          params: {
            query: { limit: 100, ...(words !== '' && { q: words }), ...(pageParam !== null && { cursor: pageParam }) },
          },
          signal,
        }),
      ),
    getNextPageParam: (page) => page.next_cursor ?? null,
    staleTime: 0,
  });
}

export const variablesQuery = queryOptions({
  queryKey: ['canned-reply-variables'],
  queryFn: async () => (await answer(api.GET('/api/v1/canned-replies/variables'))).items,
});
