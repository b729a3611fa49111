import { queryOptions, useMutation } from '@tanstack/react-query';
import { answer, api } from '@/api/client';
import { queryClient } from '@/api/queries';
import {
  changeConversation,
  forgetThread,
  receiveConversations,
  receivePage,
  receiveWindow,
  useLive,
} from '@/live/store';

const PAGE_SIZE = 50;

/** The conversation itself, for links that lead straight to one. */
export function conversationQuery(id: string) {
  return queryOptions({
    queryKey: ['conversations', 'one', id],
    queryFn: async ({ signal }) => {
      const conversation = await answer(api.GET('/api/v1/conversations/{id}', { params: { path: { id } }, signal }));
      receiveConversations([conversation], 'answer');
      return conversation.id;
    },
  });
}

/** The latest page of a thread; the messages go into the live store, which joins it to what it already has. */
export function latestMessagesQuery(conversationId: string) {
  return queryOptions({
    queryKey: ['messages', conversationId],
    queryFn: async ({ signal }) => {
      const { items, next_cursor } = await answer(
        api.GET('/api/v1/conversations/{id}/messages', {
          params: { path: { id: conversationId }, query: { limit: PAGE_SIZE } },
          signal,
        }),
      );
      receivePage(conversationId, items, 'latest', next_cursor != null);
      return conversationId;
    },
  });
}

/** The messages around one of them, when it is not among those loaded: where a search found something. */
export function messagesAroundQuery(conversationId: string, seq: number) {
  const part = (query: { before_seq?: number; after_seq?: number }, signal: AbortSignal) =>
    answer(
      api.GET('/api/v1/conversations/{id}/messages', {
        params: { path: { id: conversationId }, query: { limit: PAGE_SIZE / 2, ...query } },
        signal,
      }),
    );
  return queryOptions({
    queryKey: ['messages', conversationId, 'around', seq],
    queryFn: async ({ signal }) => {
      if (isLoaded(conversationId, seq)) return seq;
      const [before, after] = await Promise.all([
        part({ before_seq: seq + 1 }, signal),
        part({ after_seq: seq }, signal),
      ]);
      receiveWindow(
        conversationId,
        [...before.items, ...after.items],
        before.next_cursor != null,
        after.next_cursor != null,
      );
      return seq;
    },
    gcTime: 0,
  });
}

/** Of a thread that was left in its middle nothing is kept: opened again, it opens at its end. */
export function leaveThread(conversationId: string): void {
  if (!useLive.getState().threads[conversationId]?.hasNewer) return;
  forgetThread(conversationId);
  queryClient.removeQueries({ queryKey: latestMessagesQuery(conversationId).queryKey, exact: true });
}

export function isLoaded(conversationId: string, seq: number): boolean {
  const { threads, messages } = useLive.getState();
  const window = threads[conversationId];
  const seqAt = (index: number) => messages[window?.ids.at(index) ?? '']?.seq;
  const [first, last] = [seqAt(0), seqAt(-1)];
  return first !== undefined && last !== undefined && first <= seq && seq <= last;
}

/** Fetches the neighbours of what is loaded, in either direction, one page at a time. */
export function useMoreMessages(conversationId: string, position: 'older' | 'newer') {
  return useMutation({
    mutationFn: async () => {
      const { threads, messages } = useLive.getState();
      const ids = threads[conversationId]?.ids ?? [];
      const edge = messages[ids.at(position === 'older' ? 0 : -1) ?? '']?.seq;
      if (edge === undefined) return;
      const { items, next_cursor } = await answer(
        api.GET('/api/v1/conversations/{id}/messages', {
          params: {
            path: { id: conversationId },
            query: { limit: PAGE_SIZE, ...(position === 'older' ? { before_seq: edge } : { after_seq: edge }) },
          },
        }),
      );
      receivePage(conversationId, items, position, next_cursor != null);
    },
  });
}

/** Has the customer's newest message count as unread again, for this person. */
export async function markUnread(conversationId: string): Promise<void> {
  await answer(api.POST('/api/v1/conversations/{id}/unread', { params: { path: { id: conversationId } } }));
  changeConversation(conversationId, { unread_count: 1 });
}

/** Tells the server how far this person has read. Nobody waits for it, and a failure only leaves a badge standing. */
export function markRead(conversationId: string, seq: number): void {
  answer(
    api.POST('/api/v1/conversations/{id}/read', { params: { path: { id: conversationId } }, body: { seq } }),
  ).catch(() => undefined);
}
