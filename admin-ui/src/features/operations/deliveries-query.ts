import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answer, api } from '@/api/client';
import type { Delivery, DeliveryRedrive, DeliveryStatus } from '@/api/types';

export const NOT_THERE = [
  'queued',
  'sending',
  'retrying',
  'unknown',
  'failed',
  'cancelled',
] as const satisfies DeliveryStatus[];
export type NotThere = (typeof NOT_THERE)[number];

/** What the page shows; all of it is in the URL. */
export interface DeliveryFilter {
  readonly state?: NotThere | undefined;
  readonly inbox?: string | undefined;
  readonly code?: string | undefined;
}

/** Nothing tells of these lists on the stream, so they are looked at again while somebody looks at them. */
export const LOOK_AGAIN_EVERY = 10_000;

const wanted = ({ state, inbox, code }: DeliveryFilter) => ({
  ...(state && { state }),
  ...(inbox && { inbox_id: inbox }),
  ...(code && { code }),
});

export function deliveriesQuery(filter: DeliveryFilter) {
  return infiniteQueryOptions({
    queryKey: ['deliveries', 'list', filter.state ?? null, filter.inbox ?? null, filter.code ?? null],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET('/api/v1/deliveries', {
          params: { query: { limit: 50, ...wanted(filter), ...(pageParam !== null && { cursor: pageParam }) } },
          signal,
        }),
      ),
    getNextPageParam: (page) => page.next_cursor ?? null,
    refetchInterval: LOOK_AGAIN_EVERY,
    staleTime: 0,
  });
}

/** Replies that died for one reason in one inbox. One outage is one of these, however many replies it took. */
export interface DeadGroup {
  readonly inboxId: string;
  readonly code: string | null;
  /** In words, as the newest of them says it. */
  readonly reason: string | null;
  readonly count: number;
  /** The server counts so many and no more. */
  readonly isAtLeast: boolean;
  readonly newest: string;
  readonly oldestSeen: string;
}

const PAGES = 5;
const PER_PAGE = 200;
export const COUNTED_AT_MOST = 10_000;

/** Replies that wait for another try, for one reason in one inbox. */
export interface HeldUp extends DeadGroup {
  /** The first of their next tries. */
  readonly nextTry: string | null;
}

/** Of the newest that wait: more than this are held up by the same few causes. */
export const heldUpQuery = queryOptions({
  queryKey: ['deliveries', 'held-up'],
  queryFn: async ({ signal }): Promise<HeldUp[]> => {
    const { items } = await answer(
      api.GET('/api/v1/deliveries', { params: { query: { state: 'retrying', limit: PER_PAGE } }, signal }),
    );
    return heldUpOf(items);
  },
  staleTime: 0,
  refetchInterval: LOOK_AGAIN_EVERY,
});

export function heldUpOf(waiting: readonly Delivery[]): HeldUp[] {
  return groupsOf(waiting).map((group) => ({
    ...group,
    nextTry:
      waiting
        .filter((one) => one.inbox_id === group.inboxId && (one.code ?? null) === group.code)
        .flatMap((one) => one.next_attempt_at ?? [])
        .sort()[0] ?? null,
  }));
}

/** Which groups there are is read off the newest dead replies; how many belong to each, the server counts. */
export const deadGroupsQuery = queryOptions({
  queryKey: ['deliveries', 'dead'],
  queryFn: async ({ signal }): Promise<{ groups: DeadGroup[]; isComplete: boolean }> => {
    const dead: Delivery[] = [];
    let cursor: string | null = null;
    for (let page = 0; page < PAGES; page++) {
      const { items, next_cursor }: { items: Delivery[]; next_cursor: string | null } = await answer(
        api.GET('/api/v1/deliveries', {
          params: { query: { state: 'failed', limit: PER_PAGE, ...(cursor !== null && { cursor }) } },
          signal,
        }),
      );
      dead.push(...items);
      cursor = next_cursor;
      if (cursor === null) break;
    }
    const isComplete = cursor === null;
    const groups = await Promise.all(
      groupsOf(dead).map(async (group) => {
        // Without a code there is no filter that means just these.
        if (isComplete || group.code === null) return group;
        const { matched } = await redrive({ filter: filterOf(group), dry_run: true, limit: 1 });
        return { ...group, count: matched, isAtLeast: matched >= COUNTED_AT_MOST };
      }),
    );
    return { groups, isComplete };
  },
  staleTime: 0,
  refetchInterval: 3 * LOOK_AGAIN_EVERY,
});

/** The largest group first. `dead` is sorted newest first. */
export function groupsOf(dead: readonly Delivery[]): DeadGroup[] {
  const groups = new Map<string, DeadGroup>();
  for (const { inbox_id, code, reason, created_at } of dead) {
    const key = `${inbox_id} ${code ?? ''}`;
    const known = groups.get(key);
    groups.set(key, {
      inboxId: inbox_id,
      code: code ?? null,
      reason: known ? known.reason : (reason ?? null),
      count: (known?.count ?? 0) + 1,
      isAtLeast: false,
      newest: known?.newest ?? created_at,
      oldestSeen: created_at,
    });
  }
  return [...groups.values()].sort((a, b) => b.count - a.count);
}

export function filterOf({ inboxId, code }: DeadGroup) {
  return { state: 'failed' as const, inbox_id: inboxId, code };
}

interface RedriveBody {
  filter: ReturnType<typeof filterOf>;
  dry_run: boolean;
  limit: number;
}

export function redrive(body: RedriveBody): Promise<DeliveryRedrive> {
  return answer(api.POST('/api/v1/deliveries/redrive', { body }));
}

/** What became of a reply that was sent anew: what may be done about it now tells. */
export async function fateOf(messageId: string): Promise<'arrived' | 'on its way' | 'failed again'> {
  const { actions } = await answer(api.GET('/api/v1/messages/{id}/timeline', { params: { path: { id: messageId } } }));
  if (actions.includes('retry')) return 'failed again';
  return actions.includes('cancel') ? 'on its way' : 'arrived';
}
