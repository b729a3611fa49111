import { useQuery } from '@tanstack/react-query';
import { meQuery } from '@/api/queries';

/** Somebody work can be given to. */
export interface Person {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly isMe: boolean;
}

/** Who may answer in a conversation, oneself first. */
export function usePeople(): readonly Person[] {
  const { data: me } = useQuery(meQuery);
  return me ? [{ id: me.id, username: me.username, name: me.name || me.username, isMe: true }] : [];
}
