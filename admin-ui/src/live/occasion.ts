import type { Conversation } from '@/api/types';
import type { Occasion } from '@/preferences/preferences';

/** What a message in a conversation is to somebody. One we have not heard of yet is assigned to nobody. */
export function occasionOf(conversation: Conversation | undefined, me: string | undefined): Occasion {
  const assignee = conversation?.assignee_id ?? null;
  if (assignee === null) return 'unassigned';
  return assignee === me ? 'mine' : 'others';
}
