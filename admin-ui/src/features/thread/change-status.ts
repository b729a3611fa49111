import { t } from '@lingui/core/macro';
import { answer, api } from '@/api/client';
import type { ConversationStatus } from '@/api/types';
import { changeConversation, receiveConversations, useLive } from '@/live/store';
import { toast } from '@/ui/toasts';

/** Changes a conversation's status at once, offers to take it back, and takes it back itself when the server refuses. */
export function changeStatus(id: string, status: ConversationStatus): void {
  const before = useLive.getState().conversations[id]?.status;
  if (before === undefined || before === status) return;
  const undo = () => changeStatus(id, before);
  changeConversation(id, { status });
  answer(api.PATCH('/api/v1/conversations/{id}', { params: { path: { id } }, body: { status } }))
    .then((conversation) => receiveConversations([conversation], 'answer'))
    .catch((error: unknown) => {
      changeConversation(id, { status: before });
      const reason = error instanceof Error ? error.message : '';
      toast(
        t`The status was not changed. ${reason}`,
        { label: t`Retry`, run: () => changeStatus(id, status) },
        'error',
      );
    });
  toast(status === 'resolved' ? t`Resolved` : t`Reopened`, { label: t`Undo`, run: undo });
}
