import { queryOptions, useQuery } from '@tanstack/react-query';
import { answer, api } from '@/api/client';
import { meQuery } from '@/api/queries';
import { useLive } from './store';

/** Somebody work can be given to. */
export interface Person {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly isMe: boolean;
}

/** Whoever may answer in one conversation of an inbox may do so in all of them: asked once for each inbox. */
function assigneesQuery(conversationId: string, inboxId: string) {
  return queryOptions({
    queryKey: ['assignees', inboxId],
    queryFn: async ({ signal }) =>
      (
        await answer(
          api.GET('/api/v1/conversations/{id}/assignees', {
            params: { path: { id: conversationId }, query: { limit: 100 } },
            signal,
          }),
        )
      ).items,
    // Who works here changes now and then; who is meant is found by typing.
    staleTime: 5 * 60_000,
  });
}

/** Who may answer in a conversation, oneself first. */
export function usePeople(conversationId: string | undefined): readonly Person[] {
  const { data: me } = useQuery(meQuery);
  const inboxId = useLive((state) => state.conversations[conversationId ?? '']?.inbox_id);
  const { data: people = [] } = useQuery({
    ...assigneesQuery(conversationId ?? '', inboxId ?? ''),
    enabled: conversationId !== undefined && inboxId !== undefined,
  });
  return people
    .map(({ id, username, name }) => ({ id, username, name: name || username, isMe: id === me?.id }))
    .sort((a, b) => Number(b.isMe) - Number(a.isMe));
}
