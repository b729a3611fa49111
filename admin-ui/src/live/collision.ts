import type { Message } from '@/api/types';
import { useLive } from './store';

/** The newest message of a conversation that is here; null when nothing is known of it. */
export function newestSeq(conversationId: string): number | null {
  const { threads, messages, conversations } = useLive.getState();
  const last = messages[threads[conversationId]?.ids.at(-1) ?? ''];
  return last?.seq ?? conversations[conversationId]?.last_seq ?? null;
}

/**
 * Up to where somebody who began to write at `began` has read, for the server to compare. What a contact adds is seen as
 * it appears; what a colleague wrote in the meantime may have been overlooked by somebody busy writing the same.
 */
export function seenSeq(conversationId: string, began: number | null, me: string | undefined): number | null {
  const [first] = began === null ? [] : byColleagues(conversationId, began, me);
  return first ? first.seq - 1 : newestSeq(conversationId);
}

/** What colleagues wrote after that, answers and notes. */
function byColleagues(conversationId: string, after: number, me: string | undefined): Message[] {
  const { threads, messages } = useLive.getState();
  return (threads[conversationId]?.ids ?? [])
    .flatMap((id) => messages[id] ?? [])
    .filter(
      ({ type, seq, sender }) => type === 'outgoing' && seq > after && sender.kind === 'agent' && sender.id !== me,
    );
}
