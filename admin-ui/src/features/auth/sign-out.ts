import { answer, api } from '@/api/client';
import { queryClient } from '@/api/queries';
import { forgetDrafts } from '@/live/drafts';
import { forgetOutbox } from '@/live/outbox';
import { stopSharingDrafts } from '@/live/shared-drafts';
import { emptyState, useLive } from '@/live/store';

/**
 * Leaves nothing of this person behind in the browser. Answers where to go to leave the identity provider too, if they came from
 * one. A file of its own: who signs in needs none of it yet.
 */
export async function signOut(): Promise<string | undefined> {
  const left = await answer(api.DELETE('/api/v1/auth/session'));
  // First, or forgetting them here would discard them everywhere.
  stopSharingDrafts();
  forgetDrafts();
  forgetOutbox();
  useLive.setState(emptyState, true);
  queryClient.clear();
  return left?.logout_url;
}
