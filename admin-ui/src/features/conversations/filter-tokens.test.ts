import { describe, expect, it } from 'vitest';
import { filterFrom, isSame } from './filter';
import { suggestions, tokensOf, withoutToken, withToken } from './filter-tokens';

const known = {
  inboxes: [
    { id: 'i1', name: 'Shop chat' },
    { id: 'i2', name: 'Telegram' },
  ],
  labels: [{ name: 'billing' }, { name: '2027' }],
  people: [{ id: 'p1', username: 'sam', name: 'Sam Rivera' }],
};
const said = (text: string) => suggestions(text, known).map((one) => `${one.name}:${one.said}`);

describe('filter tokens', () => {
  it('say_a_filter_in_words_somebody_could_type', () => {
    const filter = { status: 'resolved', inbox: 'i2', assignee: 'p1', label: 'billing', sort: 'waiting' } as const;
    expect(tokensOf(filter, known).map((one) => `${one.name}:${one.said}`)).toEqual([
      'status:resolved',
      'channel:Telegram',
      'assignee:Sam Rivera',
      'label:billing',
      'sort:waiting',
    ]);
    expect(tokensOf({ status: 'open' }, known)).toEqual([]);
  });

  it('offer_the_values_of_the_one_that_is_named', () => {
    expect(said('channel:')).toEqual(['channel:Shop chat', 'channel:Telegram']);
    expect(said('Channel: tele')).toEqual(['channel:Telegram']);
    expect(said('priority:ur')).toEqual(['priority:urgent']);
    expect(said('has:')).toEqual(['has:failed']);
  });

  it('find_a_value_by_what_it_says', () => {
    expect(said('bil')).toEqual(['label:billing']);
    expect(said('sam')).toEqual(['assignee:Sam Rivera']);
    expect(said('')).toEqual([]);
    expect(said('nothing:like')).toEqual([]);
  });

  it('are_put_on_and_taken_off', () => {
    const [token] = suggestions('channel:shop', known);
    const filter = token ? withToken({ status: 'open' }, token) : null;
    expect(filter).toEqual({ status: 'open', inbox: 'i1' });
    expect(filter && withoutToken(filter, 'channel')).toEqual({ status: 'open' });
    expect(withoutToken({ status: 'snoozed' }, 'status')).toEqual({ status: 'open' });
  });
});

describe('days', () => {
  it('are_typed_or_one_of_those_people_mean', () => {
    expect(said('before:2026-02-28')).toEqual(['before:2026-02-28']);
    expect(said('before:2026-02-30')).toEqual([]);
    expect(said('after:')).toHaveLength(5);
  });

  it('that_are_none_are_no_filter', () => {
    expect(filterFrom({ before: '2026-02-30', after: '2026-02-03', has: 'everything' })).toEqual({
      status: 'open',
      after: '2026-02-03',
    });
  });
});

describe('a filter in an address', () => {
  it('is_read_whatever_somebody_typed_there', () => {
    expect(filterFrom({ status: 'weird', sort: 7, inbox: '', label: 2027, priority: 'high', more: 'x' })).toEqual({
      status: 'open',
      label: '2027',
      priority: 'high',
    });
  });

  it('is_the_same_whether_the_usual_sort_is_named_or_not', () => {
    expect(isSame({ status: 'open' }, { status: 'open', sort: '-last_activity' })).toBe(true);
    expect(isSame({ status: 'open' }, { status: 'open', label: 'x' })).toBe(false);
  });
});
