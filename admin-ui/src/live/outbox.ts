import { t } from '@lingui/core/macro';
import { answer, api } from '@/api/client';
import { isSignedOut, NoAnswerError, ProblemError, requestIdOf } from '@/api/problem';
import type { Message, ScheduledReply } from '@/api/types';
import { toast } from '@/ui/toasts';
import { putBack } from './composing';
import { waitingWasSent } from './connection';
import { scheduledChanged } from './scheduled';
import { dropPending, live, type PendingFile, type PendingReply, putPending, receiveMessage, useLive } from './store';
import { uuidv7 } from './uuid';

export interface NewReply {
  readonly conversationId: string;
  readonly text: string;
  readonly private: boolean;
  readonly replyToId?: string | null;
  readonly files?: readonly PendingFile[];
  readonly sendAt?: string | null;
  readonly undoSeconds?: number | null;
  /** The newest message its writer has seen; the server stops the reply when a colleague wrote after it. */
  readonly lastSeenSeq?: number | null;
}

/** Each reply under a name of its own, so that two tabs do not write over each other's. */
const STORED = 'chatroom.outbox.';

/** Without an answer for this long we say so; sending again is safe, and the replies behind it get their turn. */
const PATIENCE = 30_000;

/** How long a reply waits before it is tried again by itself; the last one over and over. */
const PAUSES = [2_000, 5_000, 15_000, 30_000];

/** The last request of each conversation: the next one starts when it is done. */
const lanes = new Map<string, Promise<void>>();

/** Conversations whose reply is being sent right now, each with the events that came before its answer. */
const inFlight = new Map<string, Message[]>();

/** Replies that could not be sent at once: that they are sent is news. */
const hadToWait = new Set<string>();

let again: ReturnType<typeof setTimeout> | undefined;
let failuresInARow = 0;

/** Shows the reply at once and sends it; a conversation's replies go one after another, in the order written. */
export function sendReply(reply: NewReply): void {
  enqueue({
    clientId: uuidv7(),
    conversationId: reply.conversationId,
    text: reply.text,
    private: reply.private,
    files: reply.files ?? [],
    sendAt: reply.sendAt ?? null,
    undoSeconds: reply.undoSeconds ?? null,
    replyToId: reply.replyToId ?? null,
    lastSeenSeq: reply.lastSeenSeq ?? null,
    createdAt: new Date().toISOString(),
    ...ON_ITS_WAY,
  });
}

const ON_ITS_WAY = { state: 'sending', reason: null, mayHaveArrived: false, requestId: null, held: null } as const;

/** Sends a reply again under its old name: had it arrived after all, the server answers with that one. */
export function resend(clientId: string): void {
  const reply = live().pending[clientId];
  if (reply && reply.state !== 'sending') enqueue({ ...reply, ...ON_ITS_WAY });
}

/** Sends a reply that was stopped because a colleague wrote meanwhile: its writer has seen that now. */
export function sendAnyway(clientId: string): void {
  const reply = useLive.getState().pending[clientId];
  if (reply?.state === 'moved') enqueue({ ...reply, ...ON_ITS_WAY, lastSeenSeq: null });
}

export function discard(clientId: string): void {
  dropPending(clientId);
  unstore(clientId);
}

/** Takes up what an earlier page could not send before it was closed, and tries again whenever the network returns. */
export function startOutbox(): () => void {
  for (const reply of stored()) {
    if (reply.clientId in useLive.getState().pending) continue;
    // What waits for a decision goes on waiting for it.
    if (reply.state === 'failed' || reply.state === 'moved') putPending(reply);
    else enqueue({ ...reply, ...ON_ITS_WAY });
  }
  sendWaiting();
  globalThis.addEventListener('online', sendWaiting);
  return () => {
    clearTimeout(again);
    again = undefined;
    globalThis.removeEventListener('online', sendWaiting);
  };
}

/** Tries all at once that could not be sent for want of an answer. */
export function sendWaiting(): void {
  clearTimeout(again);
  again = undefined;
  for (const reply of Object.values(useLive.getState().pending)) if (reply.state === 'waiting') resend(reply.clientId);
}

/** Unsent replies belong to the person who wrote them, not to the next one at this browser. */
export function forgetOutbox(): void {
  for (const clientId of Object.keys(useLive.getState().pending)) unstore(clientId);
  for (const reply of stored()) unstore(reply.clientId);
  useLive.setState({ pending: {} });
  clearTimeout(again);
  again = undefined;
  failuresInARow = 0;
  lanes.clear();
  inFlight.clear();
}

function enqueue(reply: PendingReply): void {
  putPending(reply);
  store(reply);
  const before = lanes.get(reply.conversationId) ?? Promise.resolve();
  const after = before.then(() => post(reply));
  lanes.set(reply.conversationId, after);
}

async function post(reply: PendingReply): Promise<void> {
  const { clientId, conversationId, text, replyToId, lastSeenSeq } = reply;
  if (!(clientId in useLive.getState().pending)) {
    unstore(clientId); // Discarded, or confirmed by the stream, while it waited.
    return;
  }
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
          ...(lastSeenSeq !== null && { last_seen_seq: lastSeenSeq }),
          ...(reply.files.length > 0 && { attachment_ids: reply.files.map((file) => file.id) }),
          ...(reply.sendAt !== null && { send_at: reply.sendAt }),
          ...(reply.undoSeconds !== null && { undo_seconds: reply.undoSeconds }),
        },
      }),
    );
    failuresInARow = 0;
    if (hadToWait.delete(clientId)) waitingWasSent();
    // What waits for its time is no message yet.
    if ('seq' in message) receiveMessage({ ...message, client_message_id: clientId }, 'answer');
    else if (reply.undoSeconds !== null && message.cancelled_at === null) {
      hold(reply, message);
      return;
    } else scheduledChanged(conversationId);
    dropPending(clientId);
    unstore(clientId);
  } catch (error) {
    if (clientId in useLive.getState().pending) {
      const mayHaveArrived = error instanceof NoAnswerError;
      const failed = { ...reply, state: stateAfter(error), mayHaveArrived, requestId: requestIdOf(error) };
      putPending({ ...failed, reason: reasonOf(error) });
      store(failed);
      if (failed.state === 'waiting') {
        hadToWait.add(clientId);
        tryAgainLater(error);
      }
    }
    for (const message of held) fetchLostAnswer(message);
  } finally {
    inFlight.delete(conversationId);
    for (const message of held) receiveMessage(message, 'stream');
  }
}

/** The stream tells when it is a message; should it not, we ask, under the same name. */
const TOLD_WITHIN = 3_000;

/** The server holds a reply back for a moment, in which it can still be taken back. */
function hold(reply: PendingReply, { id, send_at }: ScheduledReply): void {
  // Its clock and ours may differ by more than the moment is long.
  const left = Math.min((reply.undoSeconds ?? 0) * 1_000, Math.max(0, Date.parse(send_at) - Date.now()));
  const held = { ...reply, state: 'held', held: { id, until: new Date(Date.now() + left).toISOString() } } as const;
  putPending(held);
  store(held);
  setTimeout(() => {
    const now = useLive.getState().pending[reply.clientId];
    if (!now) unstore(reply.clientId);
    else if (now.state === 'held') enqueue({ ...now, ...ON_ITS_WAY });
  }, left + TOLD_WITHIN);
}

/** The newest reply in a conversation that can still be taken back. */
export function heldIn(pending: Readonly<Record<string, PendingReply>>, conversationId: string): string | undefined {
  return Object.values(pending)
    .filter((one) => one.state === 'held' && one.conversationId === conversationId)
    .at(-1)?.clientId;
}

/** Takes back a reply that is held: nobody was sent it, and its text is where it was written. */
export async function takeBack(clientId: string): Promise<void> {
  const reply = useLive.getState().pending[clientId];
  if (!reply?.held) return;
  try {
    const sent = await answer(api.POST('/api/v1/messages/{id}/cancel', { params: { path: { id: reply.held.id } } }));
    dropPending(clientId);
    unstore(clientId);
    if (sent) {
      receiveMessage({ ...sent, client_message_id: clientId }, 'answer');
      toast(t`It was being sent already. It is cancelled if it is not too late.`);
    } else putBack(reply.conversationId, reply.text, reply.files);
  } catch (error) {
    toast(t`It could not be taken back. ${error instanceof Error ? error.message : ''}`, undefined, 'error');
  }
}

/** What a reply does now: wait and try again by itself, or for somebody to decide. */
function stateAfter(error: unknown): PendingReply['state'] {
  if (!(error instanceof ProblemError)) return 'waiting';
  if (error.code === 'conversation_moved') return 'moved';
  return isSignedOut(error) || error.status === 429 || error.status >= 500 ? 'waiting' : 'failed';
}

function tryAgainLater(error: unknown): void {
  // Who is signed out is asked to sign in; that starts the outbox anew.
  if (again !== undefined || isSignedOut(error)) return;
  const pause = PAUSES[Math.min(failuresInARow++, PAUSES.length - 1)] ?? 0;
  again = setTimeout(sendWaiting, pause);
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
  const reply = Object.values(live().pending).find(
    (one) =>
      one.mayHaveArrived &&
      one.conversationId === message.conversation_id &&
      one.text === message.text &&
      one.private === message.private,
  );
  if (reply) resend(reply.clientId);
}

function reasonOf(error: unknown): string {
  if (isSignedOut(error)) return t`It is sent when you have signed in again.`;
  if (error instanceof ProblemError) return error.message;
  return t`The server cannot be reached. It is sent when it can.`;
}

function store(reply: PendingReply): void {
  try {
    localStorage.setItem(STORED + reply.clientId, JSON.stringify(reply));
  } catch {
    // Storage is full or blocked: the outbox lives as long as the page does.
  }
}

function unstore(clientId: string): void {
  try {
    localStorage.removeItem(STORED + clientId);
  } catch {
    // Nothing was stored then.
  }
}

/** The oldest first, as they were written: names begin with the time. */
function stored(): PendingReply[] {
  try {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(STORED))
      .sort()
      .flatMap((key) => {
        const reply = JSON.parse(localStorage.getItem(key) ?? 'null') as Partial<PendingReply> | null;
        const isWhole = typeof reply?.clientId === 'string' && typeof reply.conversationId === 'string';
        return isWhole && typeof reply.text === 'string'
          ? [{ files: [], sendAt: null, undoSeconds: null, held: null, ...reply } as PendingReply]
          : [];
      });
  } catch {
    return [];
  }
}
