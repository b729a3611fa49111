import { t } from '@lingui/core/macro';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, api } from '@/api/client';
import { queryClient } from '@/api/queries';
import type { ScheduledReply } from '@/api/types';
import { momentName } from '@/i18n/format';
import { toast } from '@/ui/toasts';

/** A reply is held back for no longer than this so that it can be taken back; what waits longer was scheduled. */
const LONGEST_UNDO = 60_000;

/** Replies of a conversation that wait for their time, the next one first. `count` says when to look again. */
export function scheduledQuery(conversationId: string, count: number) {
  return queryOptions({
    queryKey: ['scheduled', conversationId, count],
    queryFn: async ({ signal }) => {
      const { items } = await answer(
        api.GET('/api/v1/conversations/{id}/scheduled', { params: { path: { id: conversationId } }, signal }),
      );
      return items.filter((one) => Date.parse(one.send_at) - Date.parse(one.created_at) > LONGEST_UNDO);
    },
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
}

export function scheduledChanged(conversationId: string): void {
  void queryClient.invalidateQueries({ queryKey: ['scheduled', conversationId] });
}

/** Has a scheduled reply not sent. False when its time had come, or when nobody answered; both are said. */
export async function unschedule({ id, conversation_id, send_at }: ScheduledReply): Promise<boolean> {
  try {
    const sent = await answer(api.POST('/api/v1/messages/{id}/cancel', { params: { path: { id } } }));
    if (sent) toast(t`Its time had come: it is cancelled if it is not too late.`);
    return !sent;
  } catch (error) {
    const reason = error instanceof Error ? error.message : '';
    toast(t`It still goes out ${momentName(send_at)}. ${reason}`, undefined, 'error');
    return false;
  } finally {
    scheduledChanged(conversation_id);
  }
}
