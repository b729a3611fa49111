import { api } from '@/api/client';
import { queryClient } from '@/api/queries';
import { forgetDrafts } from '@/live/drafts';
import { forgetOutbox } from '@/live/outbox';
import { emptyState, useLive } from '@/live/store';

/** Leaves nothing of this person behind in the browser. A file of its own: who signs in needs none of it yet. */
export async function signOut(): Promise<void> {
  await api.DELETE('/api/v1/auth/session');
  forgetDrafts();
  forgetOutbox();
  useLive.setState(emptyState, true);
  queryClient.clear();
}
