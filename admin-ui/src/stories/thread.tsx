import type { DeliveryStatus } from '@/api/types';
import { MessageBubble } from '@/features/thread/message-bubble';
import { receiveMessage } from '@/live/store';
import { aMessage } from '@/test/samples';
import { ARABIC_SCRIPT, HOSTILE, LONG } from './answers';
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
  ],
};
