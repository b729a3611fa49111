import type { Conversation, Priority } from '@/api/types';
import { draftOf } from '@/live/drafts';
import { lastActivity } from '@/live/store';
import { type ListFilter, type Sort, startOf } from './filter';

/** One fetched page: what was on it, how far it reached in the list's order, and where the next one starts. */
export interface ListPage {
  readonly ids: readonly string[];
  readonly last: Conversation | null;
  readonly nextCursor: string | null;
}

export function matches(one: Conversation, filter: ListFilter, me: string | undefined): boolean {
  const { status, inbox, assignee, label, priority, drafts, after, before } = filter;
  if (drafts !== undefined && draftOf(one.id) === undefined) return false;
  if (status !== 'all' && one.status !== status) return false;
  if (inbox !== undefined && one.inbox_id !== inbox) return false;
  if (assignee !== undefined) {
    const wanted = assignee === 'none' ? null : assignee === 'me' ? me : assignee;
    if (one.assignee_id !== wanted) return false;
  }
  if (label !== undefined && !one.labels.includes(label)) return false;
  if (after !== undefined && Date.parse(lastActivity(one)) < Number(startOf(after))) return false;
  if (before !== undefined && Date.parse(lastActivity(one)) >= Number(startOf(before))) return false;
  return priority === undefined || (one.priority ?? 'none') === priority;
}

/**
 * The rows of a list, in its order. Everything known that matches and lies within what the pages reach belongs in it,
 * so what happens live finds its place among fetched pages without fetching any again.
 */
export function rowsOf(
  conversations: Readonly<Record<string, Conversation>>,
  filter: ListFilter,
  pages: readonly ListPage[],
  me?: string,
): string[] {
  const fetched = new Set(pages.flatMap((page) => page.ids));
  const order = orderOf(filter.sort);
  const end = pages.at(-1);
  const last = end?.nextCursor == null ? null : end.last;
  const isWithin = (one: Conversation) => last === null || order(one, last) <= 0;
  return Object.values(conversations)
    .filter((one) => matches(one, filter, me) && (fetched.has(one.id) || (isKnowable(filter) && isWithin(one))))
    .sort(order)
    .map((one) => one.id);
}

/** Whom a note names, and what became of an old reply, a conversation does not tell: only the server knows which belong. */
function isKnowable({ mentions, has }: ListFilter): boolean {
  return mentions === undefined && has === undefined;
}

type Order = (a: Conversation, b: Conversation) => number;

const RANK: Record<Priority, number> = { low: 1, medium: 2, high: 3, urgent: 4 };

const by = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** As the server sorts: ties in a fixed order, so that nothing changes places by itself. */
function orderOf(sort: Sort = '-last_activity'): Order {
  const activity: Order = (a, b) => by(lastActivity(b), lastActivity(a)) || by(b.id, a.id);
  switch (sort) {
    case '-last_activity':
      return activity;
    case 'last_activity':
      return (a, b) => -activity(a, b);
    case '-created':
      return (a, b) => by(b.created_at, a.created_at) || by(b.id, a.id);
    case 'created':
      return (a, b) => by(a.created_at, b.created_at) || by(a.id, b.id);
    case 'waiting':
      return (a, b) => by(a.waiting_since ?? '~', b.waiting_since ?? '~') || by(a.id, b.id);
    case '-priority':
      return (a, b) => rank(b) - rank(a) || activity(a, b);
  }
}

function rank({ priority }: Conversation): number {
  return priority === null ? 0 : RANK[priority];
}

/**
 * The order to show while somebody reads further down: rows stay where they are, what is gone goes, and what is older
 * joins at the end. `above` counts what waits at the top.
 */
export function heldOrder(held: readonly string[], live: readonly string[]): { ids: string[]; above: number } {
  const alive = new Set(live);
  const ids = held.filter((id) => alive.has(id));
  const shown = new Set(ids);
  const last = ids.at(-1);
  const older = last === undefined ? live : live.slice(live.indexOf(last) + 1);
  for (const id of older) if (!shown.has(id)) ids.push(id);
  const first = ids[0];
  return { ids, above: first === undefined ? 0 : live.indexOf(first) };
}
