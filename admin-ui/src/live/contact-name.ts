import { t } from '@lingui/core/macro';
import type { Conversation } from '@/api/types';

/** What to call the person a conversation is with: their name, else the platform's, else that we do not know. */
export function contactName({ contact }: Conversation): string {
  return contact?.name || contact?.source_id || t`Unknown`;
}
