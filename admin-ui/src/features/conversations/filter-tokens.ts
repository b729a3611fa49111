import type { Inbox, Label } from '@/api/types';
import { dayOf, type ListFilter, PRIORITY_WORDS, SORTS, type Sort, STATUSES, startOf, without } from './filter';

export const TOKEN_NAMES = [
  'status',
  'channel',
  'assignee',
  'label',
  'priority',
  'has',
  'after',
  'before',
  'sort',
] as const;
export type TokenName = (typeof TOKEN_NAMES)[number];

export interface Token {
  readonly name: TokenName;
  readonly value: string;
  /** As people read it: an inbox by its name. */
  readonly said: string;
}

interface Person {
  readonly id: string;
  readonly username: string;
  readonly name: string;
}

/** What the words of a token stand for. */
export interface Known {
  readonly inboxes: readonly Pick<Inbox, 'id' | 'name'>[];
  readonly labels: readonly Pick<Label, 'name'>[];
  readonly people: readonly Person[];
}

const SORT_WORDS: Record<Sort, string> = {
  '-last_activity': 'newest',
  last_activity: 'oldest',
  '-created': 'created',
  created: 'created-first',
  waiting: 'waiting',
  '-priority': 'priority',
};

/** The filter as words somebody could have typed. */
export function tokensOf(filter: ListFilter, known: Known): Token[] {
  const { status, inbox, assignee, label, priority, has, after, before, sort } = filter;
  const tokens: Token[] = [];
  if (status !== 'open') tokens.push({ name: 'status', value: status, said: status });
  if (inbox !== undefined) {
    tokens.push({ name: 'channel', value: inbox, said: known.inboxes.find((one) => one.id === inbox)?.name ?? inbox });
  }
  if (assignee !== undefined) {
    const person = known.people.find((one) => one.id === assignee);
    tokens.push({ name: 'assignee', value: assignee, said: person?.name ?? assignee });
  }
  if (label !== undefined) tokens.push({ name: 'label', value: label, said: label });
  if (priority !== undefined) tokens.push({ name: 'priority', value: priority, said: priority });
  if (has !== undefined) tokens.push({ name: 'has', value: has, said: has });
  if (after !== undefined) tokens.push({ name: 'after', value: after, said: after });
  if (before !== undefined) tokens.push({ name: 'before', value: before, said: before });
  if (sort !== undefined && sort !== '-last_activity')
    tokens.push({ name: 'sort', value: sort, said: SORT_WORDS[sort] });
  return tokens;
}

/** What may follow what has been typed so far: first the names of tokens, then the values of the one that is named. */
export function suggestions(text: string, known: Known): Token[] {
  const [, name = '', rest = ''] = /^\s*([a-z]+):\s*(.*)$/i.exec(text) ?? [];
  const named = TOKEN_NAMES.find((one) => one === name.toLowerCase());
  const starts = (said: string, with_: string) => said.toLocaleLowerCase().includes(with_.trim().toLocaleLowerCase());
  if (named === 'after' || named === 'before') return days(named, rest.trim());
  if (named) return values(named, known).filter((one) => starts(one.said, rest) || starts(one.value, rest));
  const plain = text.trim();
  if (plain === '') return [];
  return TOKEN_NAMES.flatMap((one) => values(one, known)).filter((one) => starts(`${one.name}:${one.said}`, plain));
}

function values(name: TokenName, { inboxes, labels, people }: Known): Token[] {
  const words = (list: readonly string[]) => list.map((value) => ({ name, value, said: value }));
  switch (name) {
    case 'status':
      return words([...STATUSES, 'all']);
    case 'channel':
      return inboxes.map(({ id, name: said }) => ({ name, value: id, said }));
    case 'assignee':
      return [...words(['me', 'none']), ...people.map((one) => ({ name, value: one.id, said: one.name }))];
    case 'label':
      return words(labels.map((one) => one.name));
    case 'priority':
      return words(PRIORITY_WORDS);
    case 'has':
      return words(['failed']);
    case 'after':
    case 'before':
      return [];
    case 'sort':
      return SORTS.map((sort) => ({ name, value: sort, said: SORT_WORDS[sort] }));
  }
}

const DAYS_AGO = [0, 1, 7, 30, 365];

/** The day that is typed, or those people most often mean. */
function days(name: 'after' | 'before', typed: string, now = new Date()): Token[] {
  if (startOf(typed)) return [{ name, value: typed, said: typed }];
  return DAYS_AGO.map((ago) => dayOf(new Date(now.getFullYear(), now.getMonth(), now.getDate() - ago)))
    .filter((day) => day.startsWith(typed))
    .map((day) => ({ name, value: day, said: day }));
}

export function withToken(filter: ListFilter, { name, value }: Token): ListFilter {
  return without({ ...filter, [name === 'channel' ? 'inbox' : name]: value });
}

export function withoutToken(filter: ListFilter, name: TokenName): ListFilter {
  if (name === 'status') return { ...filter, status: 'open' };
  return without({ ...filter, [name === 'channel' ? 'inbox' : name]: undefined });
}
