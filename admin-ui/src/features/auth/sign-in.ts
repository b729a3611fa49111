import { answer, api } from '@/api/client';
import { meQuery, queryClient } from '@/api/queries';
import { sessionResumed } from '@/api/session';
import type { Me } from '@/api/types';

export type Credentials = { username: string; password: string } | { token: string };

/** Trades a password or a token for a session cookie. No script, ours included, ever sees that cookie. */
export async function signIn(credentials: Credentials): Promise<Me> {
  const me = await answer(api.POST('/api/v1/auth/session', { body: credentials }));
  queryClient.setQueryData(meQuery.queryKey, me);
  sessionResumed();
  return me;
}
