import { describe, expect, it } from 'vitest';
import { aMessage, aPendingReply } from '@/test/samples';
import { firstUnreadSeq, threadRows } from './thread-rows';

const nothing = { messages: [], pending: [], hasOlder: false, unreadFromSeq: null, me: 'agent-1' };
const at = (day: number, minute: number) => new Date(2026, 0, day, 12, minute).toISOString();
const summary = (rows: ReturnType<typeof threadRows>) =>
  rows.map((row) => ('grouped' in row && row.grouped ? `${row.kind}+` : row.kind));

describe('rows', () => {
  it('begin_with_the_start_and_the_day', () => {
    const messages = [aMessage({ seq: 1, created_at: at(1, 0) })];
    expect(summary(threadRows({ ...nothing, messages }))).toEqual(['start', 'day', 'message']);
  });

  it('claim_no_day_for_the_first_message_while_older_ones_are_not_loaded', () => {
    const messages = [aMessage({ seq: 8, created_at: at(1, 0) }), aMessage({ seq: 9, created_at: at(2, 0) })];
    expect(summary(threadRows({ ...nothing, messages, hasOlder: true }))).toEqual(['message', 'day', 'message']);
  });

  it('group_what_one_person_says_within_two_minutes', () => {
    const messages = [
      aMessage({ seq: 1, created_at: at(1, 0) }),
      aMessage({ seq: 2, created_at: at(1, 2) }),
      aMessage({ seq: 3, created_at: at(1, 5) }),
      aMessage({ seq: 4, created_at: at(1, 5), type: 'outgoing' }),
      aMessage({ seq: 5, created_at: at(1, 5), type: 'outgoing', private: true }),
    ];
    const rows = summary(threadRows({ ...nothing, messages })).slice(2);
    expect(rows).toEqual(['message', 'message+', 'message', 'message', 'message']);
  });

  it('say_when_where_a_turn_ends', () => {
    const messages = [1, 2, 3].map((seq) => aMessage({ seq, created_at: at(1, seq === 3 ? 9 : 0) }));
    const ends = threadRows({ ...nothing, messages }).map((row) => row.kind === 'message' && row.ends);
    expect(ends.slice(2)).toEqual([false, true, true]);
  });

  it('group_a_reply_on_its_way_with_what_its_writer_said_before', () => {
    const messages = [aMessage({ seq: 1, type: 'outgoing', created_at: at(1, 0) })];
    const pending = [
      aPendingReply({ createdAt: at(1, 1) }),
      aPendingReply({ clientId: 'note', private: true, createdAt: at(1, 1) }),
    ];
    expect(summary(threadRows({ ...nothing, messages, pending })).slice(2)).toEqual(['message', 'pending+', 'pending']);
    expect(summary(threadRows({ ...nothing, messages, pending, me: 'somebody-else' })).slice(2)[1]).toBe('pending');
  });

  it('keep_the_unread_line_above_the_message_it_was_drawn_for', () => {
    const messages = [1, 2, 3].map((seq) => aMessage({ seq, created_at: at(1, 0) }));
    const rows = threadRows({ ...nothing, messages, unreadFromSeq: 2 });
    expect(summary(rows)).toEqual(['start', 'day', 'message', 'unread', 'message', 'message+']);
  });

  it('keep_a_reply_under_the_same_key_when_the_server_confirms_it', () => {
    const pending = threadRows({ ...nothing, pending: [aPendingReply({ clientId: 'x' })] }).at(-1);
    const confirmed = aMessage({ seq: 1, type: 'outgoing', client_message_id: 'x' });
    expect(threadRows({ ...nothing, messages: [confirmed] }).at(-1)?.key).toBe(pending?.key);
  });

  it('keep_their_keys_when_older_messages_join_above', () => {
    const newer = [aMessage({ seq: 8, created_at: at(2, 0) }), aMessage({ seq: 9, created_at: at(3, 0) })];
    const older = [aMessage({ seq: 7, created_at: at(1, 0) })];
    const before = threadRows({ ...nothing, messages: newer, hasOlder: true }).map((row) => row.key);
    const after = threadRows({ ...nothing, messages: [...older, ...newer], hasOlder: true }).map((row) => row.key);
    expect(after.filter((key) => before.includes(key))).toEqual(before);
  });

  it('have_different_keys_even_when_clocks_go_back', () => {
    const days = [2, 1, 2, 1];
    const messages = days.map((day, index) => aMessage({ seq: index + 1, created_at: at(day, 0) }));
    const keys = threadRows({ ...nothing, messages }).map((row) => row.key);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('the first unread message', () => {
  const messages = [
    aMessage({ seq: 1 }),
    aMessage({ seq: 2, type: 'outgoing' }),
    aMessage({ seq: 3 }),
    aMessage({ seq: 4, type: 'activity' }),
    aMessage({ seq: 5 }),
  ];

  it('counts_incoming_ones_from_the_end', () => {
    expect(firstUnreadSeq(messages, 2)).toBe(3);
  });

  it('is_none_when_all_is_read', () => {
    expect(firstUnreadSeq(messages, 0)).toBeNull();
  });

  it('is_the_first_one_loaded_when_there_are_more_than_that', () => {
    expect(firstUnreadSeq(messages, 40)).toBe(1);
  });
});
