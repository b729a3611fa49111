import type { Conversation } from '@/api/types';
import { lastActivity } from '@/live/store';

export const STATUS_TABS = ['open', 'resolved', 'all'] as const;
export type StatusTab = (typeof STATUS_TABS)[number];

/** What the list shows; all of it is in the URL. */
export interface ListFilter {
  readonly status: StatusTab;
  readonly inbox?: string | undefined;
}

/** One fetched page: what was on it, and how far back in time it reached when it was fetched. */
export interface ListPage {
  readonly ids: readonly string[];
  readonly until: string | null;
  readonly nextCursor: string | null;
}

export function matches(conversation: Conversation, filter: ListFilter): boolean {
  if (filter.inbox && conversation.inbox_id !== filter.inbox) return false;
  if (filter.status === 'all') return true;
  return conversation.status === filter.status;
}

/**
 * The rows of a list, newest activity first. Everything known that matches and is no older than the pages reach belongs
 * in it, so what happens live finds its place among fetched pages without fetching any again.
 */
export function rowsOf(
  conversations: Readonly<Record<string, Conversation>>,
  filter: ListFilter,
  pages: readonly ListPage[],
): string[] {
  const fetched = new Set(pages.flatMap((page) => page.ids));
  const last = pages.at(-1);
  const reachesTheEnd = last?.nextCursor == null;
  const until = last?.until ?? '';
  return Object.values(conversations)
    .filter((one) => matches(one, filter) && (reachesTheEnd || fetched.has(one.id) || lastActivity(one) >= until))
    .sort((a, b) =>
      lastActivity(a) < lastActivity(b) ? 1 : lastActivity(a) > lastActivity(b) ? -1 : a.id < b.id ? 1 : -1,
    )
    .map((one) => one.id);
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
