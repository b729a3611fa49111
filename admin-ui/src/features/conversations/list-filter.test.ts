import { describe, expect, it } from 'vitest';
import type { Conversation } from '@/api/types';
import { aConversation } from '@/test/samples';
import { heldOrder, type ListPage, matches, rowsOf } from './list-filter';

const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 9, minute)).toISOString();
const active = (id: string, minute: number, change: Partial<Conversation> = {}) =>
  aConversation({
    id,
    last_message: { seq: 1, type: 'incoming', text: '', status: null, created_at: at(minute) },
    ...change,
  });
const known = (...conversations: Conversation[]) => Object.fromEntries(conversations.map((one) => [one.id, one]));
const page = (ids: string[], until: number, nextCursor: string | null): ListPage => ({
  ids,
  last: active(ids.at(-1) ?? '', until),
  nextCursor,
});
const open = { status: 'open' as const };

describe('the rows of a list', () => {
  it('are_sorted_by_activity_with_ties_in_a_fixed_order', () => {
    const conversations = known(active('a', 1), active('b', 3), active('c', 3));
    expect(rowsOf(conversations, open, [page(['c', 'b', 'a'], 1, null)])).toEqual(['c', 'b', 'a']);
  });

  it('take_in_what_came_live_without_another_fetch', () => {
    const conversations = known(active('a', 10), active('b', 9), active('new', 11));
    expect(rowsOf(conversations, open, [page(['a', 'b'], 9, 'more')])).toEqual(['new', 'a', 'b']);
  });

  it('leave_out_what_lies_beyond_the_pages_fetched_so_far', () => {
    const conversations = known(active('a', 10), active('b', 9), active('old', 2));
    expect(rowsOf(conversations, open, [page(['a', 'b'], 9, 'more')])).toEqual(['a', 'b']);
    expect(rowsOf(conversations, open, [page(['a', 'b'], 9, 'more'), page(['old'], 2, null)])).toEqual([
      'a',
      'b',
      'old',
    ]);
  });

  it('move_up_when_something_happens_in_them_and_are_never_doubled', () => {
    const conversations = known(active('a', 10), active('b', 12));
    expect(rowsOf(conversations, open, [page(['a', 'b'], 9, 'more')])).toEqual(['b', 'a']);
  });

  it('leave_when_they_no_longer_match', () => {
    const conversations = known(active('a', 10, { status: 'resolved' }), active('b', 9, { inbox_id: 'other' }));
    expect(rowsOf(conversations, open, [page(['a', 'b'], 9, null)])).toEqual(['b']);
    expect(rowsOf(conversations, { status: 'all', inbox: 'other' }, [page(['a', 'b'], 9, null)])).toEqual(['b']);
  });
});

describe('a list sorted otherwise', () => {
  const all = [page([], 0, null)];
  const urgent = active('u', 1, { priority: 'urgent' });
  const low = active('l', 9, { priority: 'low' });
  const none = active('n', 20);

  it('puts_the_most_urgent_first', () => {
    expect(rowsOf(known(none, low, urgent), { status: 'open', sort: '-priority' }, all)).toEqual(['u', 'l', 'n']);
  });

  it('puts_the_longest_waiting_first_and_those_that_do_not_wait_last', () => {
    const long = active('long', 5, { waiting_since: at(1) });
    const short = active('short', 6, { waiting_since: at(4) });
    expect(rowsOf(known(none, short, long), { status: 'open', sort: 'waiting' }, all)).toEqual(['long', 'short', 'n']);
  });

  it('takes_in_only_what_lies_within_the_pages_in_that_order', () => {
    const filter = { status: 'open', sort: 'last_activity' } as const;
    const pages = [page(['u', 'l'], 9, 'more')];
    expect(rowsOf(known(none, low, urgent), filter, pages)).toEqual(['u', 'l']);
  });
});

describe('a filter', () => {
  const one = active('a', 1, { assignee_id: 'me-id', labels: ['billing'], priority: 'high' });

  it.each([
    [{ status: 'open', assignee: 'me' }, true],
    [{ status: 'open', assignee: 'none' }, false],
    [{ status: 'open', assignee: 'me-id', label: 'billing', priority: 'high' }, true],
    [{ status: 'open', label: 'vip' }, false],
    [{ status: 'all', priority: 'none' }, false],
    [{ status: 'snoozed' }, false],
  ] as const)('%o_lets_it_through_%s', (filter, through) => {
    expect(matches(one, filter, 'me-id')).toBe(through);
  });
});

describe('a list somebody is reading further down', () => {
  it('keeps_its_order_and_counts_what_waits_above', () => {
    expect(heldOrder(['a', 'b', 'c'], ['new', 'c', 'a', 'b'])).toEqual({ ids: ['a', 'b', 'c'], above: 2 });
  });

  it('drops_what_is_gone_and_appends_older_pages', () => {
    expect(heldOrder(['a', 'b', 'c'], ['a', 'c', 'd', 'e'])).toEqual({ ids: ['a', 'c', 'd', 'e'], above: 0 });
  });
});
