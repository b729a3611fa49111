import { t } from '@lingui/core/macro';
import { answer, api } from '@/api/client';
import { ProblemError, requestIdOf } from '@/api/problem';
import { dropPending, type PendingReply, putPending, receiveMessage, useLive } from './store';
import { uuidv7 } from './uuid';

export interface NewReply {
  readonly conversationId: string;
  readonly text: string;
  readonly private: boolean;
  readonly replyToId?: string | null;
}

const STORED = 'chatroom.outbox';

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
    requestId: null,
  });
}

/** Sends a failed reply again under its old name: had it arrived after all, the server answers with that one. */
export function resend(clientId: string): void {
  const reply = useLive.getState().pending[clientId];
  if (reply?.state === 'failed') enqueue({ ...reply, state: 'sending', reason: null, requestId: null });
}

export function discard(clientId: string): void {
  dropPending(clientId);
  store();
}

/** Takes up what an earlier page could not send before it was closed, and tries again whenever the network returns. */
export function startOutbox(): () => void {
  for (const reply of stored()) {
    if (reply.clientId in useLive.getState().pending) continue;
    enqueue({ ...reply, state: 'sending', reason: null, requestId: null });
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
  store();
}

const lanes = new Map<string, Promise<void>>();

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
  try {
    const message = await answer(
      api.POST('/api/v1/conversations/{id}/messages', {
        params: { path: { id: conversationId }, header: { 'Idempotency-Key': clientId } },
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
      putPending({ ...reply, state: 'failed', reason: reasonOf(error), requestId: requestIdOf(error) });
    }
  }
  store();
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
