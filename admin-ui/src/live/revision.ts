import type { Message } from '@/api/types';
import { cancelReply } from './fate';
import { discard } from './outbox';
import type { PendingReply } from './store';

/** A reply that did not get through, taken back into the composer to be written better. */
export interface Revision {
  readonly id: string;
  readonly text: string;
  readonly private: boolean;
  /** Called when the better one is sent: the old one must not follow it. */
  readonly putAway: () => void;
}

export function revisionOf(message: Message): Revision {
  return {
    id: message.id,
    text: message.text,
    private: message.private,
    putAway: () => {
      if (message.status !== 'cancelled') void cancelReply(message.id);
    },
  };
}

export function revisionOfPending(reply: PendingReply): Revision {
  return {
    id: reply.clientId,
    text: reply.text,
    private: reply.private,
    putAway: () => discard(reply.clientId),
  };
}
