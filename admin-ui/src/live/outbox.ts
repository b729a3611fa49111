import { t } from '@lingui/core/macro';
import { answer, api } from '@/api/client';
import { NoAnswerError, ProblemError, requestIdOf } from '@/api/problem';
import type { Message } from '@/api/types';
import { dropPending, type PendingReply, putPending, receiveMessage, useLive } from './store';
import { uuidv7 } from './uuid';

export interface NewReply {
  readonly conversationId: string;
  readonly text: string;
  readonly private: boolean;
  readonly replyToId?: string | null;
}

const STORED = 'chatroom.outbox';

/** Without an answer for this long we say so; sending again is safe, and the replies behind it get their turn. */
const PATIENCE = 30_000;

/** The last request of each conversation: the next one starts when it is done. */
const lanes = new Map<string, Promise<void>>();

/** Conversations whose reply is being sent right now, each with the events that came before its answer. */
const inFlight = new Map<string, Message[]>();

/** Shows the reply at once and sends it; a conversation's replies go one after another, in the order written. */
export function sendReply(reply: NewReply): void {
  enqueue({
    clientId: uuidv7(),
    conversationId: reply.conversationId,
    text: reply.text,
    private: reply.private,
    replyToId: reply.replyToId ?? null,
    createdAt: new Date().toISOString(),
    state: 'sending',
    reason: null,
    mayHaveArrived: false,
    requestId: null,
  });
}

/** Sends a failed reply again under its old name: had it arrived after all, the server answers with that one. */
export function resend(clientId: string): void {
  const reply = useLive.getState().pending[clientId];
  if (reply?.state === 'failed')
    enqueue({ ...reply, state: 'sending', reason: null, mayHaveArrived: false, requestId: null });
}

export function discard(clientId: string): void {
  dropPending(clientId);
  store();
}

/** Takes up what an earlier page could not send before it was closed, and tries again whenever the network returns. */
export function startOutbox(): () => void {
  for (const reply of stored()) {
    if (reply.clientId in useLive.getState().pending) continue;
    enqueue({ ...reply, state: 'sending', reason: null, mayHaveArrived: false, requestId: null });
  }
  const sendAll = () => {
    for (const reply of Object.values(useLive.getState().pending)) resend(reply.clientId);
  };
  globalThis.addEventListener('online', sendAll);
  return () => globalThis.removeEventListener('online', sendAll);
}

/** Unsent replies belong to the person who wrote them, not to the next one at this browser. */
export function forgetOutbox(): void {
  useLive.setState({ pending: {} });
  lanes.clear();
  inFlight.clear();
  store();
}

function enqueue(reply: PendingReply): void {
  putPending(reply);
  store();
  const before = lanes.get(reply.conversationId) ?? Promise.resolve();
  const after = before.then(() => post(reply));
  lanes.set(reply.conversationId, after);
}

async function post(reply: PendingReply): Promise<void> {
  const { clientId, conversationId, text, replyToId } = reply;
  if (!(clientId in useLive.getState().pending)) return; // Discarded, or confirmed by the stream, while it waited.
  const held: Message[] = [];
  inFlight.set(conversationId, held);
  try {
    const message = await answer(
      api.POST('/api/v1/conversations/{id}/messages', {
        params: { path: { id: conversationId }, header: { 'Idempotency-Key': clientId } },
        signal: AbortSignal.timeout(PATIENCE),
        body: {
          text,
          private: reply.private,
          client_message_id: clientId,
          ...(replyToId !== null && { reply_to_id: replyToId }),
        },
      }),
    );
    receiveMessage({ ...message, client_message_id: clientId }, 'answer');
    dropPending(clientId);
  } catch (error) {
    if (clientId in useLive.getState().pending) {
      const mayHaveArrived = error instanceof NoAnswerError;
      putPending({ ...reply, state: 'failed', reason: reasonOf(error), mayHaveArrived, requestId: requestIdOf(error) });
    }
    for (const message of held) fetchLostAnswer(message);
  } finally {
    inFlight.delete(conversationId);
    for (const message of held) receiveMessage(message, 'stream');
  }
  store();
}

/**
 * A reply's event can overtake the answer to its request, and does not say which reply it is. While a request is under
 * way, events about replies in its conversation wait for the answer, which does.
 */
export function isHeld(message: Message): boolean {
  if (message.type !== 'outgoing') return false;
  const waiting = inFlight.get(message.conversation_id);
  if (waiting) waiting.push(message);
  else fetchLostAnswer(message);
  return waiting !== undefined;
}

/** A reply that failed without an answer is there after all: asking again under its name only fetches that answer. */
function fetchLostAnswer(message: Message): void {
  const reply = Object.values(useLive.getState().pending).find(
    (one) =>
      one.mayHaveArrived &&
      one.conversationId === message.conversation_id &&
      one.text === message.text &&
      one.private === message.private,
  );
  if (reply) resend(reply.clientId);
}

function reasonOf(error: unknown): string {
  if (error instanceof ProblemError) return error.message;
  return t`The server could not be reached. It is sent again when you are back online.`;
}

function store(): void {
  try {
    const replies = Object.values(useLive.getState().pending);
    if (replies.length === 0) localStorage.removeItem(STORED);
    else localStorage.setItem(STORED, JSON.stringify(replies));
  } catch {
    // Storage is full or blocked: the outbox lives as long as the page does.
  }
}

function stored(): PendingReply[] {
  try {
    const replies = JSON.parse(localStorage.getItem(STORED) ?? '[]') as PendingReply[];
    return Array.isArray(replies) ? replies : [];
  } catch {
    return [];
  }
}
