import type { ConversationStatus, Priority } from '@/api/types';

export const STATUSES = ['open', 'pending', 'snoozed', 'resolved'] as const satisfies readonly ConversationStatus[];
export const PRIORITY_WORDS = ['urgent', 'high', 'medium', 'low', 'none'] as const satisfies readonly (
  | Priority
  | 'none'
)[];
export const SORTS = ['-last_activity', 'last_activity', '-created', 'created', 'waiting', '-priority'] as const;

export type StatusFilter = ConversationStatus | 'all';
export type Sort = (typeof SORTS)[number];

/** What the list shows; all of it is in the URL. */
export interface ListFilter {
  readonly status: StatusFilter;
  readonly inbox?: string | undefined;
  /** `me`, `none`, or somebody's id. */
  readonly assignee?: string | undefined;
  readonly label?: string | undefined;
  readonly priority?: (typeof PRIORITY_WORDS)[number] | undefined;
  /** Those in which this person has begun to write, in this browser. */
  readonly drafts?: 'mine' | undefined;
  /** Those with a note that names the reader. */
  readonly mentions?: 'me' | undefined;
  /** Those with a reply that was given up. */
  readonly has?: 'failed' | undefined;
  /** Days, as `2026-11-27`: those in which something was said on that day or later, and those in which nothing was. */
  readonly after?: string | undefined;
  readonly before?: string | undefined;
  readonly sort?: Sort | undefined;
}

/** Reads a filter from a URL that anybody may have typed. */
export function filterFrom(said: Record<string, unknown>): ListFilter {
  const text = (name: string) => {
    const value = said[name];
    return typeof value === 'string' && value !== '' ? value.slice(0, 100) : undefined;
  };
  const oneOf = <T extends string>(name: string, words: readonly T[]) => words.find((word) => word === said[name]);
  return without({
    status: oneOf('status', [...STATUSES, 'all'] as const) ?? 'open',
    inbox: text('inbox'),
    assignee: text('assignee'),
    // A label may look like a number, and then the URL says it as one.
    label: typeof said.label === 'number' ? String(said.label) : text('label'),
    priority: oneOf('priority', PRIORITY_WORDS),
    drafts: oneOf('drafts', ['mine'] as const),
    mentions: oneOf('mentions', ['me'] as const),
    has: oneOf('has', ['failed'] as const),
    after: day(said.after),
    before: day(said.before),
    sort: oneOf('sort', SORTS),
  });
}

/** Midnight of a day where the reader is; undefined for what is no day. */
export function startOf(said: string): Date | undefined {
  const [, year = '', month = '', date = ''] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(said) ?? [];
  const at = new Date(Number(year), Number(month) - 1, Number(date));
  return year !== '' && at.getMonth() === Number(month) - 1 && at.getDate() === Number(date) ? at : undefined;
}

export function dayOf(at: Date): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

function day(said: unknown): string | undefined {
  return typeof said === 'string' && startOf(said) ? said : undefined;
}

/** The same without what is not set, as it stands in the URL. */
export function without(filter: ListFilter): ListFilter {
  const set = Object.entries(filter).filter(([, value]) => value !== undefined);
  return Object.fromEntries(set) as unknown as ListFilter;
}

/** Two filters that show the same. */
export function isSame(one: ListFilter, other: ListFilter): boolean {
  return keyOf(one) === keyOf(other);
}

export function keyOf(filter: ListFilter): string {
  const { status, inbox, assignee, label, priority, drafts, mentions, has, after, before, sort } = filter;
  const usual = sort ?? '-last_activity';
  return JSON.stringify([status, inbox, assignee, label, priority, drafts, mentions, has, after, before, usual]);
}
