import type { DeliveryStatus } from '@/api/types';
import { MessageBubble } from '@/features/thread/message-bubble';
import { PendingBubble } from '@/features/thread/pending-bubble';
import { ScheduledReplies } from '@/features/thread/scheduled-replies';
import type { PendingReply } from '@/live/store';
import { putPending, receiveConversations, receiveMessage } from '@/live/store';
import { aConversation, aMessage, aPendingReply } from '@/test/samples';
import { ARABIC_SCRIPT, agent, HOSTILE, LONG, refused } from './answers';
import type { Chapter, Story } from './story';

const nothing = () => undefined;

function bubble(name: string, change: Parameters<typeof aMessage>[0]): Story {
  return {
    name,
    show: () => {
      const message = aMessage(change);
      receiveMessage(message, 'answer');
      return <MessageBubble id={message.id} grouped={false} ends onReplyTo={nothing} onRevise={nothing} />;
    },
  };
}

function pending(state: PendingReply['state'], change: Partial<PendingReply> = {}): Story {
  return {
    name: `A reply that is ${state}`,
    said: [{ key: ['me'], data: agent }],
    show: () => {
      const reply = aPendingReply({ clientId: state, state, text: 'It left this morning.', ...change });
      putPending(reply);
      return <PendingBubble clientId={state} grouped={false} onRevise={nothing} />;
    },
  };
}

function scheduled(name: string, id: string, texts: readonly string[] | Error): Story {
  const count = texts instanceof Error ? 1 : texts.length;
  const key = ['scheduled', id, count];
  const replies = (texts instanceof Error ? [] : texts).map((text, index) => ({
    id: `scheduled-${index}`,
    conversation_id: id,
    text,
    reply_to_id: null,
    attachments: [],
    author_id: 'ada',
    author_name: index === 0 ? 'Ada Lovelace' : ARABIC_SCRIPT,
    send_at: '2099-01-01T09:00:00Z',
    cancelled_at: null,
    created_at: '2026-01-31T09:30:00Z',
  }));
  return {
    name,
    said: [{ key: ['me'], data: agent }, texts instanceof Error ? { key, error: texts } : { key, data: replies }],
    show: () => {
      receiveConversations([aConversation({ id, scheduled_count: count })], 'answer');
      return <ScheduledReplies conversationId={id} />;
    },
  };
}

const FATES: readonly DeliveryStatus[] = [
  'queued',
  'sending',
  'retrying',
  'unknown',
  'sent',
  'failed',
  'delivered',
  'read',
];

export const thread: Chapter = {
  name: 'Messages',
  stories: [
    bubble('From a customer', { seq: 1, text: 'Where is my parcel?' }),
    bubble('From right to left', { seq: 2, text: ARABIC_SCRIPT }),
    bubble('Hostile', { seq: 3, text: HOSTILE }),
    bubble('Long, with a link', { seq: 4, text: `https://example.com/?q=1 ${LONG}` }),
    bubble('A note', { seq: 5, type: 'outgoing', private: true, status: null, text: 'She called before.' }),
    bubble('Edited', { seq: 6, edited_at: '2026-01-31T09:30:00Z' }),
    bubble('Deleted', { seq: 7, text: '', deleted_at: '2026-01-31T09:30:00Z' }),
    ...FATES.map((status, index) =>
      bubble(`A reply, ${status}`, {
        seq: 20 + index,
        type: 'outgoing',
        status,
        text: 'It left this morning.',
        status_reason: status === 'failed' ? 'The chat was closed.' : null,
        next_attempt_at: status === 'retrying' ? '2099-01-01T00:00:00Z' : null,
      }),
    ),
    pending('held', { held: { id: 'held', until: '2099-01-01T00:00:00Z' } }),
    pending('waiting', { reason: 'The server cannot be reached. It is sent when it can.' }),
    pending('failed', { reason: 'The chat was closed.', requestId: '0199b8a0-1c00-7a11-8f00-0000000000ff' }),
    pending('moved'),
    scheduled('Scheduled replies', 'c-scheduled', ['See you tomorrow.', LONG, HOSTILE]),
    scheduled('Scheduled replies, failed', 'c-failed', refused),
  ],
};
