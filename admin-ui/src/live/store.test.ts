import { describe, expect, it } from 'vitest';
import { aConversation, aMessage, aPendingReply } from '@/test/samples';
import {
  emptyState,
  inOneStep,
  live,
  putPending,
  receiveConversations,
  receiveMessage,
  receivePage,
  useLive,
  WINDOW_SIZE,
} from './store';

const seqs = (conversationId = 'c1') => {
  const { threads, messages } = useLive.getState();
  return threads[conversationId]?.ids.map((id) => messages[id]?.seq);
};
const messagesFrom = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => aMessage({ seq: first + index }));

describe('a flood of events', () => {
  function flood() {
    receiveConversations([aConversation({ id: 'c1', last_seq: 0 })], 'stream');
    for (const message of messagesFrom(1, 50)) receiveMessage(message, 'stream');
  }

  it('is_one_change_to_those_who_look_on_and_the_same_as_one_by_one', () => {
    flood();
    const oneByOne = useLive.getState();
    useLive.setState(emptyState, true);
    let changes = 0;
    const stop = useLive.subscribe(() => changes++);
    inOneStep(flood);
    stop();
    expect(changes).toBe(1);
    expect(useLive.getState()).toEqual(oneByOne);
    expect(oneByOne.conversations.c1?.unread_count).toBe(50);
  });

  it('is_known_to_what_comes_later_in_it', () => {
    inOneStep(() => {
      flood();
      expect(live().conversations).toHaveProperty('c1');
      expect(useLive.getState().conversations).toEqual({});
    });
    expect(useLive.getState().conversations).toHaveProperty('c1');
  });

  it('leaves_alone_what_was_there_before', () => {
    flood();
    const before = useLive.getState();
    const kept = structuredClone(before);
    inOneStep(() => receiveMessage(aMessage({ seq: 51 }), 'stream'));
    expect(before).toEqual(kept);
    expect(useLive.getState().pending).toBe(before.pending);
  });
});

describe('a reply', () => {
  const confirmed = aMessage({ seq: 3, type: 'outgoing', status: 'queued', client_message_id: 'client-1' });

  function writeReply() {
    receivePage('c1', messagesFrom(1, 2), 'latest', false);
    putPending(aPendingReply({ clientId: 'client-1' }));
  }

  it('is_shown_once_when_the_answer_comes_before_the_event', () => {
    writeReply();
    receiveMessage(confirmed, 'answer');
    receiveMessage(confirmed, 'stream');
    expect(useLive.getState().pending).toEqual({});
    expect(seqs()).toEqual([1, 2, 3]);
  });

  it('is_shown_once_when_the_event_comes_before_the_answer', () => {
    writeReply();
    receiveMessage(confirmed, 'stream');
    expect(useLive.getState().pending).toEqual({});
    receiveMessage(confirmed, 'answer');
    expect(seqs()).toEqual([1, 2, 3]);
  });

  it('is_confirmed_by_a_page_that_was_fetched_meanwhile', () => {
    writeReply();
    receivePage('c1', [confirmed], 'newer', false);
    expect(useLive.getState().pending).toEqual({});
    expect(seqs()).toEqual([1, 2, 3]);
  });

  it('keeps_the_name_it_was_born_with_when_later_events_do_not_carry_it', () => {
    writeReply();
    receiveMessage(confirmed, 'answer');
    receiveMessage({ ...confirmed, status: 'sent', client_message_id: null }, 'stream');
    expect(useLive.getState().messages[confirmed.id]?.client_message_id).toBe('client-1');
  });

  it('is_not_confirmed_by_a_visitor_who_uses_the_same_name', () => {
    writeReply();
    receiveMessage(aMessage({ seq: 3, type: 'incoming', client_message_id: 'client-1' }), 'stream');
    expect(Object.keys(useLive.getState().pending)).toEqual(['client-1']);
  });

  it('does_not_go_back_to_queued_when_the_answer_arrives_after_the_receipts', () => {
    writeReply();
    receiveMessage({ ...confirmed, status: 'delivered' }, 'stream');
    receiveMessage({ ...confirmed, status: 'queued' }, 'answer');
    expect(useLive.getState().messages[confirmed.id]?.status).toBe('delivered');
  });

  it('takes_receipts_by_rank_whatever_their_order', () => {
    writeReply();
    receiveMessage(confirmed, 'answer');
    for (const status of ['read', 'delivered', 'sent', 'delivered'] as const) {
      receiveMessage({ ...confirmed, status }, 'stream');
    }
    expect(useLive.getState().messages[confirmed.id]?.status).toBe('read');
  });

  it('is_failed_with_the_reason_and_delivered_after_all', () => {
    writeReply();
    receiveMessage({ ...confirmed, status: 'sent' }, 'stream');
    receiveMessage({ ...confirmed, status: 'failed', status_reason: 'blocked' }, 'stream');
    expect(useLive.getState().messages[confirmed.id]?.status_reason).toBe('blocked');
    receiveMessage({ ...confirmed, status: 'delivered' }, 'stream');
    expect(useLive.getState().messages[confirmed.id]?.status).toBe('delivered');
  });

  it('starts_anew_when_the_stream_takes_it_back_into_the_queue_after_failing', () => {
    writeReply();
    receiveMessage({ ...confirmed, status: 'failed' }, 'stream');
    receiveMessage({ ...confirmed, status: 'queued' }, 'answer');
    expect(useLive.getState().messages[confirmed.id]?.status).toBe('failed');
    receiveMessage({ ...confirmed, status: 'queued' }, 'stream');
    expect(useLive.getState().messages[confirmed.id]?.status).toBe('queued');
  });
});

describe('a thread', () => {
  it('shows_an_event_that_comes_five_times_once', () => {
    receivePage('c1', messagesFrom(1, 3), 'latest', false);
    for (let times = 0; times < 5; times++) receiveMessage(aMessage({ seq: 4 }), 'stream');
    expect(seqs()).toEqual([1, 2, 3, 4]);
  });

  it('puts_messages_that_arrive_out_of_order_in_their_place', () => {
    receivePage('c1', messagesFrom(1, 2), 'latest', false);
    receiveMessage(aMessage({ seq: 4 }), 'answer');
    receiveMessage(aMessage({ seq: 3 }), 'stream');
    expect(seqs()).toEqual([1, 2, 3, 4]);
  });

  it('joins_older_pages_above', () => {
    receivePage('c1', messagesFrom(51, 100), 'latest', true);
    receivePage('c1', messagesFrom(1, 50), 'older', false);
    expect(seqs()).toEqual(Array.from({ length: 100 }, (_, index) => index + 1));
    expect(useLive.getState().threads.c1).toMatchObject({ hasOlder: false, hasNewer: false });
  });

  it('lets_go_of_its_far_end_beyond_the_window_and_says_so', () => {
    receivePage('c1', messagesFrom(301, 700), 'latest', true);
    receivePage('c1', messagesFrom(251, 300), 'older', true);
    expect(seqs()).toHaveLength(WINDOW_SIZE);
    expect(seqs()?.at(0)).toBe(251);
    expect(useLive.getState().threads.c1).toMatchObject({ hasOlder: true, hasNewer: true });
  });

  it('does_not_append_an_event_after_a_gap_that_is_not_loaded', () => {
    receivePage('c1', messagesFrom(301, 700), 'latest', true);
    receivePage('c1', messagesFrom(251, 300), 'older', true);
    receiveMessage(aMessage({ seq: 701 }), 'stream');
    expect(seqs()?.at(-1)).toBe(650);
  });

  it('starts_anew_when_more_was_missed_than_one_page_holds', () => {
    receivePage('c1', messagesFrom(1, 50), 'latest', false);
    receivePage('c1', messagesFrom(151, 200), 'latest', true);
    expect(seqs()?.at(0)).toBe(151);
    expect(useLive.getState().threads.c1).toMatchObject({ hasOlder: true });
  });

  it('fills_what_was_missed_when_one_page_holds_it', () => {
    receivePage('c1', messagesFrom(1, 50), 'latest', false);
    receivePage('c1', messagesFrom(21, 70), 'latest', true);
    expect(seqs()).toEqual(Array.from({ length: 70 }, (_, index) => index + 1));
  });

  it('leaves_other_messages_untouched_so_their_rows_do_not_redraw', () => {
    receivePage('c1', messagesFrom(1, 3), 'latest', false);
    const before = useLive.getState().messages['message-2'];
    receiveMessage(aMessage({ seq: 1, text: 'changed', edited_at: '2026-01-01T10:00:00Z' }), 'stream');
    expect(useLive.getState().messages['message-2']).toBe(before);
    expect(useLive.getState().messages['message-1']?.text).toBe('changed');
  });
});

describe('a conversation', () => {
  const opened = aConversation({ id: 'c1', last_seq: 2, unread_count: 0, version: 1 });
  const changed = aConversation({ id: 'c1', last_seq: 3, unread_count: 0, version: 2 });
  const news = aMessage({ seq: 3, text: 'hello' });

  it('shows_and_counts_a_new_message_once_whichever_event_comes_first_and_however_often', () => {
    for (const order of [
      [() => receiveConversations([changed], 'stream'), () => receiveMessage(news, 'stream')],
      [() => receiveMessage(news, 'stream'), () => receiveConversations([changed], 'stream')],
    ]) {
      useLive.setState(emptyState, true);
      receiveConversations([opened], 'answer');
      for (const event of [...order, ...order]) event();
      expect(useLive.getState().conversations.c1).toMatchObject({ last_seq: 3, unread_count: 1 });
    }
  });

  it('does_not_count_a_message_again_that_an_answer_has_counted', () => {
    receiveConversations([aConversation({ id: 'c1', last_seq: 3, unread_count: 1, version: 2 })], 'answer');
    receiveMessage(news, 'stream');
    expect(useLive.getState().conversations.c1?.unread_count).toBe(1);
  });

  it('shows_its_newest_message_and_not_what_merely_happened', () => {
    receiveConversations([opened], 'answer');
    receiveMessage(news, 'stream');
    receiveMessage(aMessage({ seq: 4, type: 'activity', text: 'Sam resolved it' }), 'stream');
    expect(useLive.getState().conversations.c1).toMatchObject({ last_seq: 4, last_message: { text: 'hello' } });
  });

  it('shows_that_its_last_reply_failed', () => {
    receiveConversations([opened], 'answer');
    const reply = aMessage({ seq: 3, type: 'outgoing', status: 'queued' });
    receiveMessage(reply, 'stream');
    receiveMessage({ ...reply, status: 'failed' }, 'stream');
    expect(useLive.getState().conversations.c1?.last_message?.status).toBe('failed');
  });

  it('does_not_go_back_to_an_older_version', () => {
    receiveConversations([aConversation({ id: 'c1', version: 5, status: 'resolved' })], 'answer');
    receiveConversations([aConversation({ id: 'c1', version: 4, status: 'open' })], 'stream');
    expect(useLive.getState().conversations.c1?.status).toBe('resolved');
  });
});
