import { afterEach, expect, it, vi } from 'vitest';
import { sessionResumed } from '@/api/session';
import type { Message } from '@/api/types';
import { aServer, json, problem } from '@/test/fake-server';
import { aMessage } from '@/test/samples';
import { isHeld, sendAnyway, sendReply, startOutbox } from './outbox';
import { receiveMessage, receivePage, useLive } from './store';

const SEND = 'POST /api/v1/conversations/c1/messages';
const stored = aMessage({ seq: 1, type: 'outgoing', text: 'hello', status: 'queued' });
const pending = () => Object.values(useLive.getState().pending);
const shown = () => useLive.getState().threads.c1?.ids;

/** As the feed does it with every event about a message. */
function onStream(message: Message) {
  if (!isHeld(message)) receiveMessage(message, 'stream');
}

/** Patience for busy machines; what is there is seen at once. */
const until = (check: () => void) => vi.waitFor(check, { timeout: 10_000 });

let stop: () => void = () => undefined;
afterEach(() => {
  stop();
  sessionResumed();
});

it('shows_a_reply_once_when_its_event_overtakes_the_answer', async () => {
  receivePage('c1', [], 'latest', false);
  aServer({
    [SEND]: () => {
      onStream(stored);
      onStream({ ...stored, status: 'sent' });
      expect([pending().length, shown()?.length]).toEqual([1, 0]);
      return json(201, stored);
    },
  });
  sendReply({ conversationId: 'c1', text: 'hello', private: false });
  await until(() => expect(shown()).toEqual([stored.id]));
  expect(pending()).toEqual([]);
  expect(useLive.getState().messages[stored.id]?.status).toBe('sent');
});

it('fetches_the_answer_again_when_it_was_lost_but_the_reply_is_there', async () => {
  receivePage('c1', [], 'latest', false);
  let lose = true;
  const { asked } = aServer({
    [SEND]: () => {
      if (!lose) return json(200, stored);
      lose = false;
      throw new TypeError('connection reset');
    },
  });
  sendReply({ conversationId: 'c1', text: 'hello', private: false });
  await until(() => expect(pending()).toMatchObject([{ state: 'waiting', mayHaveArrived: true }]));
  onStream(stored);
  await until(() => expect(pending()).toEqual([]));
  expect(shown()).toEqual([stored.id]);
  expect(asked[1]?.headers.get('Idempotency-Key')).toBe(asked[0]?.headers.get('Idempotency-Key'));
});

it('does_not_make_other_peoples_messages_wait', () => {
  receivePage('c1', [], 'latest', false);
  aServer({ [SEND]: () => json(201, stored) });
  sendReply({ conversationId: 'c1', text: 'hello', private: false });
  onStream(aMessage({ seq: 1 }));
  expect(shown()).toEqual(['message-1']);
});

it('sends_after_a_reload_what_could_not_be_sent_before_it', async () => {
  aServer({});
  sendReply({ conversationId: 'c1', text: 'hello', private: false });
  await until(() => expect(pending()).toMatchObject([{ state: 'waiting' }]));
  const [before] = pending();
  useLive.setState({ pending: {} });
  const { asked } = aServer({ [SEND]: () => json(201, stored) });
  stop = startOutbox();
  await until(() => expect(asked).toHaveLength(1));
  expect(asked[0]?.headers.get('Idempotency-Key')).toBe(before?.clientId);
  await until(() => expect(Object.keys(localStorage)).toEqual([]));
});

it('tries_again_when_the_network_returns', async () => {
  stop = startOutbox();
  aServer({});
  sendReply({ conversationId: 'c1', text: 'hello', private: false });
  await until(() => expect(pending()).toMatchObject([{ state: 'waiting' }]));
  aServer({ [SEND]: () => json(201, stored) });
  globalThis.dispatchEvent(new Event('online'));
  await until(() => expect(pending()).toEqual([]));
});

it('keeps_what_another_tab_could_not_send', async () => {
  aServer({});
  sendReply({ conversationId: 'c1', text: 'from one tab', private: false });
  await until(() => expect(pending()).toHaveLength(1));
  useLive.setState({ pending: {} });
  sendReply({ conversationId: 'c1', text: 'from another', private: false });
  useLive.setState({ pending: {} });
  stop = startOutbox();
  expect(pending().map((one) => one.text)).toEqual(['from one tab', 'from another']);
});

it('sends_when_somebody_has_signed_in_again_what_was_written_before', async () => {
  let signedIn = false;
  aServer({ [SEND]: () => (signedIn ? json(201, stored) : problem(401, 'unauthorized', 'Sign in.')) });
  sendReply({ conversationId: 'c1', text: 'hello', private: false });
  await until(() => expect(pending()).toMatchObject([{ state: 'waiting' }]));
  signedIn = true;
  stop = startOutbox();
  await until(() => expect(pending()).toEqual([]));
});

it('leaves_what_was_refused_to_its_writer', async () => {
  const { asked } = aServer({ [SEND]: () => problem(422, 'too_long', 'At most 1000 letters.') });
  sendReply({ conversationId: 'c1', text: 'hello', private: false });
  await until(() => expect(pending()).toMatchObject([{ state: 'failed', reason: 'At most 1000 letters.' }]));
  stop = startOutbox();
  globalThis.dispatchEvent(new Event('online'));
  expect(asked).toHaveLength(1);
});

it('stops_when_a_colleague_wrote_meanwhile_until_its_writer_has_looked', async () => {
  const { asked } = aServer({
    [SEND]: ({ body }) =>
      (body as { last_seen_seq?: number }).last_seen_seq === 4
        ? problem(409, 'conversation_moved', 'Read the messages after 4.')
        : json(201, stored),
  });
  sendReply({ conversationId: 'c1', text: 'hello', private: false, lastSeenSeq: 4 });
  await until(() => expect(pending()).toMatchObject([{ state: 'moved' }]));
  sendAnyway(pending()[0]?.clientId ?? '');
  await until(() => expect(pending()).toEqual([]));
  expect(asked[1]?.body).not.toHaveProperty('last_seen_seq');
});
