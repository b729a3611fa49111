import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answer, api } from '@/api/client';
import type { WebhookDelivery } from '@/api/types';

export const EVENT_TYPES = [
  'conversation.created',
  'conversation.updated',
  'message.created',
  'message.updated',
  'inbox.updated',
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

export const webhooksQuery = queryOptions({
  queryKey: ['webhooks'],
  queryFn: async () => (await answer(api.GET('/api/v1/webhooks'))).items,
  staleTime: 0,
});

export type WebhookState = WebhookDelivery['status'];

export function webhookDeliveriesQuery(id: string, status: WebhookState | undefined) {
  return infiniteQueryOptions({
    queryKey: ['webhook-deliveries', id, status ?? null],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET('/api/v1/webhooks/{id}/deliveries', {
          params: {
            path: { id },
            query: { ...(status && { status }), ...(pageParam !== null && { cursor: pageParam }) },
          },
          signal,
        }),
      ),
    getNextPageParam: (page) => page.next_cursor ?? null,
    staleTime: 0,
    refetchInterval: 10_000,
  });
}
