import { t } from '@lingui/core/macro';
import { answer, api } from '@/api/client';
import type { Message } from '@/api/types';
import { toast } from '@/ui/toasts';
import { changeMessage, receiveMessage, useLive } from './store';

/** Has a reply that was given up sent anew. Asking twice is harmless: what is on its way is left alone. */
export async function retryReply(id: string): Promise<void> {
  await askFor(
    id,
    { status: 'queued', status_code: null, status_reason: null, next_attempt_at: null, cancel_requested_at: null },
    () => answer(api.POST('/api/v1/messages/{id}/retry', { params: { path: { id } } })),
    () => retryReply(id),
  );
}

/** Has a reply not sent any more, if it is not too late; one that was given up is put away. */
export async function cancelReply(id: string): Promise<void> {
  await askFor(
    id,
    { cancel_requested_at: new Date().toISOString() },
    () => answer(api.POST('/api/v1/messages/{id}/cancel', { params: { path: { id } } })),
    () => cancelReply(id),
  );
}

async function askFor(
  id: string,
  change: Partial<Message>,
  ask: () => Promise<Message | undefined>,
  again: () => Promise<void>,
): Promise<void> {
  const before = useLive.getState().messages[id];
  changeMessage(id, change);
  try {
    // As the stream tells it: a retry takes a status back, which an answer alone never does.
    const answered = await ask();
    // Nothing is answered about what had not been sent yet: it is gone.
    if (answered) receiveMessage(answered, 'stream');
  } catch (error) {
    if (before) changeMessage(id, before);
    const reason = error instanceof Error ? error.message : '';
    toast(t`That did not work. ${reason}`, { label: t`Try again`, run: () => void again() }, 'error');
  }
}
