import type { Message } from '@/api/types';
import { dayKey } from '@/i18n/format';
import type { PendingReply } from '@/live/store';

export type ThreadRow =
  | { readonly kind: 'start'; readonly key: string }
  | { readonly kind: 'day'; readonly key: string; readonly at: string }
  | { readonly kind: 'unread'; readonly key: string }
  | {
      readonly kind: 'message';
      readonly key: string;
      readonly id: string;
      readonly grouped: boolean;
      /** Nobody goes on after it: here the time is said. */
      readonly ends: boolean;
    }
  | { readonly kind: 'pending'; readonly key: string; readonly clientId: string; readonly grouped: boolean };

/** Messages of one sender this close together read as one turn. */
const SAME_TURN = 2 * 60_000;

interface Contents {
  readonly messages: readonly Message[];
  readonly pending: readonly PendingReply[];
  readonly hasOlder: boolean;
  readonly unreadFromSeq: number | null;
  /** Who is writing here, so that a reply on its way joins the turn it belongs to. */
  readonly me: string | undefined;
}

/** What the thread shows, top to bottom. Rows keep their keys as pages join above and replies are confirmed below. */
export function threadRows({ messages, pending, hasOlder, unreadFromSeq, me }: Contents): ThreadRow[] {
  const rows: ThreadRow[] = [];
  if (!hasOlder) rows.push({ kind: 'start', key: 'start' });

  let before: Turn | undefined;
  // With older messages still to come, nobody knows yet whether the first one begins its day.
  let day = hasOlder && messages[0] ? dayKey(messages[0].created_at) : undefined;
  const startDay = (at: string, firstOfIt: string) => {
    if (dayKey(at) === day) return;
    day = dayKey(at);
    before = undefined;
    // Named for the message below it: clocks may go back, and a day come twice.
    rows.push({ kind: 'day', key: `day of ${firstOfIt}`, at });
  };

  for (const message of messages) {
    startDay(message.created_at, keyOf(message));
    if (message.seq === unreadFromSeq) {
      before = undefined;
      rows.push({ kind: 'unread', key: 'unread' });
    }
    const turn = turnOf(message);
    rows.push({ kind: 'message', key: keyOf(message), id: message.id, grouped: continues(before, turn), ends: true });
    before = message.type === 'activity' ? undefined : turn;
  }
  for (const reply of pending) {
    const key = `client ${reply.clientId}`;
    startDay(reply.createdAt, key);
    const turn: Turn = { by: `outgoing agent ${me ?? ''}`, private: reply.private, at: Date.parse(reply.createdAt) };
    rows.push({ kind: 'pending', key, clientId: reply.clientId, grouped: continues(before, turn) });
    before = turn;
  }
  return rows.map((row, index) => {
    const next = rows[index + 1];
    const goesOn = (next?.kind === 'message' || next?.kind === 'pending') && next.grouped;
    return row.kind === 'message' && goesOn ? { ...row, ends: false } : row;
  });
}

/** The first message somebody has not seen: that many incoming ones from the end. */
export function firstUnreadSeq(messages: readonly Message[], unread: number): number | null {
  let left = unread;
  for (let index = messages.length - 1; index >= 0 && left > 0; index--) {
    const message = messages[index];
    if (message?.type === 'incoming' && --left === 0) return message.seq;
  }
  return unread > 0 ? (messages[0]?.seq ?? null) : null;
}

interface Turn {
  readonly by: string;
  readonly private: boolean;
  readonly at: number;
}

function turnOf(message: Message): Turn {
  const { kind, id, external_id, name } = message.sender;
  const by = `${message.type} ${kind} ${id || external_id || name || ''}`;
  return { by, private: message.private, at: Date.parse(message.created_at) };
}

function continues(before: Turn | undefined, turn: Turn): boolean {
  return (
    before !== undefined && before.by === turn.by && before.private === turn.private && turn.at - before.at <= SAME_TURN
  );
}

/** A reply keeps the name it was born with, so its row stays the same one when the server confirms it. */
function keyOf(message: Message): string {
  return message.type === 'outgoing' && message.client_message_id ? `client ${message.client_message_id}` : message.id;
}
