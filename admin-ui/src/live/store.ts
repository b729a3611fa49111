import { create } from 'zustand';
import type { Conversation, Message } from '@/api/types';
import { mayReplace } from './delivery';

/** A reply this browser has written and the server has not yet confirmed. */
export interface PendingReply {
  /** Names the reply for the server too, so that sending it again is not sending it twice. */
  readonly clientId: string;
  readonly conversationId: string;
  readonly text: string;
  readonly private: boolean;
  /** Files that are with the server already, to go with it. */
  readonly files: readonly PendingFile[];
  /** When it is to go out; null for now. */
  readonly sendAt: string | null;
  /** How long the server holds it back so that it can be taken back; null for not at all. */
  readonly undoSeconds: number | null;
  readonly replyToId: string | null;
  /** The newest message its writer had seen; null when that does not matter. */
  readonly lastSeenSeq: number | null;
  readonly createdAt: string;
  /**
   * `waiting` is tried again by itself; `failed` was refused; `moved` was stopped because a colleague wrote meanwhile;
   * `held` is with the server, which sends it when nobody takes it back.
   */
  readonly state: 'sending' | 'waiting' | 'failed' | 'moved' | 'held';
  /** What the server calls it while it is held, and until when that is. */
  readonly held: { readonly id: string; readonly until: string } | null;
  readonly reason: string | null;
  /** It failed without an answer, so it may have arrived all the same. */
  readonly mayHaveArrived: boolean;
  readonly requestId: string | null;
}

export interface PendingFile {
  readonly id: string;
  readonly name: string;
  readonly size: number;
}

/** The part of a conversation's messages that is in memory: a run of neighbours, ascending by seq. */
export interface ThreadWindow {
  readonly ids: readonly string[];
  readonly hasOlder: boolean;
  readonly hasNewer: boolean;
}

interface LiveState {
  readonly conversations: Readonly<Record<string, Conversation>>;
  readonly messages: Readonly<Record<string, Message>>;
  readonly threads: Readonly<Record<string, ThreadWindow>>;
  readonly pending: Readonly<Record<string, PendingReply>>;
  /** Up to which message a conversation's `unread_count` has counted. */
  readonly countedTo: Readonly<Record<string, number>>;
}

/** Long threads stay light: beyond this, the far end of the window is let go and fetched again when scrolled to. */
export const WINDOW_SIZE = 400;

export const emptyState: LiveState = { conversations: {}, messages: {}, threads: {}, pending: {}, countedTo: {} };

/**
 * Everything the inbox shows, each thing once. Pages fetched, answers to what we sent and events on the stream all
 * come through the functions below and converge, in whatever order they arrive: one event touches one row.
 */
export const useLive = create<LiveState>(() => emptyState);

type Kind = keyof LiveState;
type Mutable<K extends Kind> = { -readonly [id in keyof LiveState[K]]: LiveState[K][id] };

/** What is being changed: everything as it was, but for copies of the kinds that something was written to. */
let step: { readonly state: { -readonly [K in Kind]: LiveState[K] }; readonly copied: Set<Kind> } | null = null;

/** Everything as it is, including what has been changed in a step that is not over yet. */
export function live(): LiveState {
  return step?.state ?? useLive.getState();
}

/** Makes many changes one: whoever looks on sees, and pays for, all of them at once. */
export function inOneStep(change: () => void): void {
  if (step) {
    change();
    return;
  }
  const begun = { state: { ...useLive.getState() }, copied: new Set<Kind>() };
  step = begun;
  try {
    change();
  } finally {
    step = null;
    if (begun.copied.size > 0) useLive.setState(begun.state);
  }
}

/** A copy to write to, made once in a step. */
function edit<K extends Kind>(kind: K): Mutable<K> {
  if (!step) throw new Error('Changes are made in a step.');
  if (!step.copied.has(kind)) {
    step.state[kind] = { ...step.state[kind] };
    step.copied.add(kind);
  }
  return step.state[kind];
}

export type Source = 'stream' | 'answer';

/** The stream is everybody's, so only an answer knows what this person has not read; between answers we count. */
export function receiveConversations(incoming: readonly Conversation[], source: Source): void {
  inOneStep(() => {
    for (const conversation of incoming) {
      const { id, version, last_seq } = conversation;
      const known = live().conversations[id];
      if (known && version < known.version) continue;
      if (source === 'answer') {
        edit('conversations')[id] = withHeld(conversation);
        edit('countedTo')[id] = last_seq;
      } else {
        edit('conversations')[id] = withHeld({ ...conversation, unread_count: known?.unread_count ?? 0 });
      }
    }
  });
}

/** What somebody has just changed, per conversation, until the server has answered: shown over whatever else arrives. */
const held = new Map<string, readonly Partial<Conversation>[]>();

/** Shows a change before the server knows of it, whatever events arrive meanwhile. Returns how to let go of it. */
export function holdChange(id: string, change: Partial<Conversation>): () => void {
  held.set(id, [...(held.get(id) ?? []), change]);
  changeConversation(id, change);
  return () => {
    const rest = (held.get(id) ?? []).filter((one) => one !== change);
    if (rest.length > 0) held.set(id, rest);
    else held.delete(id);
  };
}

function withHeld(conversation: Conversation): Conversation {
  return Object.assign({}, conversation, ...(held.get(conversation.id) ?? [])) as Conversation;
}

/** Changes a conversation on screen before the server has answered; what the server says later replaces it. */
export function changeConversation(id: string, change: Partial<Conversation>): void {
  const known = live().conversations[id];
  if (!known) return;
  inOneStep(() => {
    edit('conversations')[id] = { ...known, ...change };
  });
}

/** One message, from the stream or as the answer to something we did. */
export function receiveMessage(told: Message, source: Source): void {
  inOneStep(() => {
    const incoming = named(told);
    const known = live().messages[incoming.id];
    const message = known ? merge(known, incoming, source) : incoming;
    const window = live().threads[message.conversation_id];
    const shown = window && insert(window, message, live().messages);
    if (shown || known) edit('messages')[message.id] = message;
    if (shown) edit('threads')[message.conversation_id] = shown;
    dropConfirmed([message]);
    // Whether it is counted already is asked before it is.
    reflectInConversation(message);
    countTo(message);
  });
}

export type PagePosition = 'latest' | 'older' | 'newer';

/** A page of messages, ascending by seq. `hasMore` speaks of the direction the page was fetched in. */
export function receivePage(
  conversationId: string,
  items: readonly Message[],
  position: PagePosition,
  hasMore: boolean,
): void {
  inOneStep(() => {
    const page = items.map(named);
    mergeAll(page);
    edit('threads')[conversationId] = joinPage(
      live().threads[conversationId],
      items,
      position,
      hasMore,
      live().messages,
    );
    dropConfirmed(page);
  });
}

/** A run of messages from the middle of a thread, in place of what was loaded of it. */
export function receiveWindow(
  conversationId: string,
  items: readonly Message[],
  hasOlder: boolean,
  hasNewer: boolean,
): void {
  inOneStep(() => {
    mergeAll(items);
    const ids = [...new Set(items.map((message) => message.id))];
    edit('threads')[conversationId] = { ids, hasOlder, hasNewer };
  });
}

function mergeAll(items: readonly Message[]): void {
  const messages = edit('messages');
  for (const incoming of items) {
    const known = messages[incoming.id];
    messages[incoming.id] = known ? merge(known, incoming, 'answer') : incoming;
  }
}

/** Forgets the loaded messages of a conversation, so that it opens at its latest page. */
export function forgetThread(conversationId: string): void {
  inOneStep(() => {
    const messages = edit('messages');
    for (const id of live().threads[conversationId]?.ids ?? []) delete messages[id];
    delete edit('threads')[conversationId];
  });
}

/** Changes a message on screen before the server has answered; what the server says later replaces it. */
export function changeMessage(id: string, change: Partial<Message>): void {
  const known = live().messages[id];
  if (!known) return;
  inOneStep(() => {
    edit('messages')[id] = { ...known, ...change };
  });
}

export function putPending(reply: PendingReply): void {
  inOneStep(() => {
    edit('pending')[reply.clientId] = reply;
  });
}

export function dropPending(clientId: string): void {
  inOneStep(() => {
    delete edit('pending')[clientId];
  });
}

/** The newest thing that happened in a conversation: what the list is sorted by. */
export function lastActivity(conversation: Conversation): string {
  return conversation.last_message?.created_at ?? conversation.created_at;
}

/** A reply that was held becomes a message of the id it had, and stays the row it was. */
function named(message: Message): Message {
  if (message.type !== 'outgoing' || message.client_message_id != null) return message;
  const reply = Object.values(live().pending).find(({ held }) => held?.id === message.id);
  return reply ? { ...message, client_message_id: reply.clientId } : message;
}

function merge(known: Message, incoming: Message, source: Source): Message {
  const whole = { ...incoming, client_message_id: incoming.client_message_id ?? known.client_message_id ?? null };
  if (mayReplace(known.status, incoming.status, source === 'stream')) return whole;
  const { status, status_code, status_reason, next_attempt_at } = known;
  return { ...whole, status, status_code, status_reason, next_attempt_at };
}

/** The window with the message in its place, or undefined when it lies outside of what is loaded. */
function insert(window: ThreadWindow, message: Message, messages: LiveState['messages']): ThreadWindow | undefined {
  const { ids, hasOlder, hasNewer } = window;
  if (ids.includes(message.id)) return window;
  const seqAt = (index: number) => messages[ids[index] ?? '']?.seq ?? 0;
  let at = ids.length;
  while (at > 0 && seqAt(at - 1) > message.seq) at--;
  if (at === ids.length && hasNewer) return undefined;
  if (at === 0 && ids.length > 0 && hasOlder) return undefined;
  return { ids: [...ids.slice(0, at), message.id, ...ids.slice(at)], hasOlder, hasNewer };
}

function joinPage(
  window: ThreadWindow | undefined,
  items: readonly Message[],
  position: PagePosition,
  hasMore: boolean,
  messages: LiveState['messages'],
): ThreadWindow {
  const page = items.map((message) => message.id);
  if (!window) {
    return { ids: page, hasOlder: position !== 'newer' && hasMore, hasNewer: position === 'newer' && hasMore };
  }
  const seqOf = (id: string) => messages[id]?.seq ?? 0;
  const union = () => [...new Set([...window.ids, ...page])].sort((a, b) => seqOf(a) - seqOf(b));

  if (position === 'older') {
    const ids = union();
    return { ids: ids.slice(0, WINDOW_SIZE), hasOlder: hasMore, hasNewer: window.hasNewer || ids.length > WINDOW_SIZE };
  }
  if (position === 'newer') {
    const ids = union();
    return { ids: ids.slice(-WINDOW_SIZE), hasOlder: window.hasOlder || ids.length > WINDOW_SIZE, hasNewer: hasMore };
  }
  const newestKnown = seqOf(window.ids.at(-1) ?? '');
  const touches = items.length === 0 || newestKnown + 1 >= (items[0]?.seq ?? 0);
  if (touches) return { ids: union(), hasOlder: window.ids.length > 0 ? window.hasOlder : hasMore, hasNewer: false };
  // We were away for longer than a page: what we had would leave a hole, so the thread starts anew at its end.
  return { ids: page, hasOlder: hasMore, hasNewer: false };
}

function dropConfirmed(messages: readonly Message[]): void {
  for (const { type, client_message_id } of messages) {
    if (type === 'outgoing' && client_message_id != null && client_message_id in live().pending) {
      dropPending(client_message_id);
    }
  }
}

/** Keeps the list row right until the conversation's own event arrives, and when that arrives first changes nothing. */
function reflectInConversation(message: Message): void {
  const conversation = live().conversations[message.conversation_id];
  if (!conversation) return;
  const { seq, type, text, status, created_at } = message;
  const shown = conversation.last_message;
  // What merely happened (somebody resolved it) is not what the list shows.
  const isShown = type !== 'activity' && seq >= (shown?.seq ?? 0);
  const isBehind = seq === shown?.seq && !mayReplace(shown.status, status, true);
  edit('conversations')[conversation.id] = {
    ...conversation,
    last_seq: Math.max(conversation.last_seq, seq),
    last_message: isShown && !isBehind ? { seq, type, text, status, created_at } : shown,
    unread_count: conversation.unread_count + (isUncounted(message) ? 1 : 0),
  };
}

function isUncounted({ conversation_id, type, seq }: Message): boolean {
  return type === 'incoming' && seq > (live().countedTo[conversation_id] ?? 0);
}

function countTo(message: Message): void {
  const { conversation_id, seq } = message;
  if (isUncounted(message) && conversation_id in live().conversations) edit('countedTo')[conversation_id] = seq;
}
