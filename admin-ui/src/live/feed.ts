import { answer, api } from '@/api/client';
import { inboxChanged, queryClient } from '@/api/queries';
import { sessionEnded } from '@/api/session';
import type { Conversation, Inbox, Message, Presence, Typing } from '@/api/types';
import { connectionLost, connectionOpened, wentOffline } from './connection';
import { isHeld, sendWaiting } from './outbox';
import { askWhoIsHere, receivePresence, receiveTyping } from './presence';
import { openStream } from './sse';
import type { ServerSentEvent } from './sse-parser';
import { inOneStep, live, receiveConversations, receiveMessage } from './store';

/** Events are applied in batches, so that a flood of them costs a few renders and no key press waits for it. */
const BATCH_EVERY = 16;

export type MessageListener = (message: Message) => void;

/** Starts listening to everything that happens. `onMessage` hears of each new message once, for announcements. */
export function startFeed(onMessage: MessageListener): () => void {
  let batch: ServerSentEvent[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let hasOpened = false;

  const applyBatch = () => {
    timer = undefined;
    const events = batch;
    batch = [];
    const news: Message[] = [];
    inOneStep(() => {
      for (const event of events) {
        try {
          apply(event, (message) => void news.push(message));
        } catch (error) {
          // One that cannot be understood takes none of the others with it.
          reportError(error);
        }
      }
    });
    // Told once all of it is there: what is said of a message depends on its conversation.
    news.forEach(onMessage);
  };

  const stop = openStream({
    url: '/api/v1/stream',
    onEvent: (event) => {
      batch.push(event);
      timer ??= setTimeout(applyBatch, BATCH_EVERY);
    },
    onOpen: (resumed) => {
      connectionOpened();
      sendWaiting();
      askWhoIsHere().catch(() => undefined); // Events tell of it too, a little later.
      // Whatever happened between a page being fetched and the stream being open has been missed: look again. The
      // very first time there is nothing on screen older than a moment, so only the lists are asked once more.
      if (!resumed) fetchAgain(hasOpened ? 'everything' : 'lists');
      hasOpened = true;
    },
    onLost: connectionLost,
    onSignedOut: sessionEnded,
  });
  globalThis.addEventListener('offline', wentOffline);
  return () => {
    globalThis.removeEventListener('offline', wentOffline);
    clearTimeout(timer);
    toBeAsked.clear();
    stop();
  };
}

const COUNTS_AT_MOST_EVERY = 2_000;
let countsAreDue = false;

/** How many there are in each view has changed, most likely: asked again, but not for each of a flood of events. */
function countsChanged(): void {
  if (countsAreDue) return;
  countsAreDue = true;
  setTimeout(() => {
    countsAreDue = false;
    void queryClient.invalidateQueries({ queryKey: ['conversations', 'counts'] });
  }, COUNTS_AT_MOST_EVERY);
}

function apply({ event, data }: ServerSentEvent, onMessage: MessageListener): void {
  switch (event) {
    case 'conversation.created':
      countsChanged();
      receiveConversations([JSON.parse(data) as Conversation], 'stream');
      return;
    case 'conversation.updated': {
      countsChanged();
      const conversation = JSON.parse(data) as Conversation;
      knowConversation(conversation.id);
      receiveConversations([conversation], 'stream');
      return;
    }
    case 'message.created': {
      const message = JSON.parse(data) as Message;
      const isNews = !(message.id in live().messages);
      knowConversation(message.conversation_id);
      if (!isHeld(message)) receiveMessage(message, 'stream');
      if (isNews) onMessage(message);
      return;
    }
    case 'message.updated': {
      const message = JSON.parse(data) as Message;
      if (!isHeld(message)) receiveMessage(message, 'stream');
      return;
    }
    case 'presence':
      receivePresence(JSON.parse(data) as Presence);
      return;
    case 'typing':
      receiveTyping(JSON.parse(data) as Typing);
      return;
    case 'inbox.updated':
      inboxChanged(JSON.parse(data) as Inbox);
      return;
    case 'reset':
      fetchAgain('everything');
      return;
    default:
      return; // An event of a newer server than we know: not ours to understand.
  }
}

function fetchAgain(what: 'lists' | 'everything'): void {
  void queryClient.invalidateQueries({ queryKey: ['conversations'] });
  void queryClient.invalidateQueries({ queryKey: ['messages'] });
  if (what === 'everything') void queryClient.invalidateQueries({ queryKey: ['inboxes'] });
}

/** A browser has six connections: a flood of events leaves some to whoever is working. */
const ASKED_AT_ONCE = 2;
/** An answer that is lost on the way must not keep the others waiting. */
const ANSWERED_WITHIN = 30_000;
const asking = new Set<string>();
const toBeAsked = new Set<string>();

/** What we hear of first on the stream we ask for once: only the answer says how much of it is unread. */
function knowConversation(id: string): void {
  if (id in live().conversations || asking.has(id)) return;
  toBeAsked.add(id);
  askNext();
}

function askNext(): void {
  const [id] = toBeAsked;
  if (id === undefined || asking.size >= ASKED_AT_ONCE) return;
  toBeAsked.delete(id);
  asking.add(id);
  const signal = AbortSignal.timeout(ANSWERED_WITHIN);
  answer(api.GET('/api/v1/conversations/{id}', { params: { path: { id } }, signal }))
    .then((conversation) => receiveConversations([conversation], 'answer'))
    .catch(() => undefined) // The list will show it when it is next fetched.
    .finally(() => {
      asking.delete(id);
      askNext();
    });
}
