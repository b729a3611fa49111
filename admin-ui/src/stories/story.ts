import { QueryClient, type QueryKey } from '@tanstack/react-query';
import type { ReactNode } from 'react';

/** One thing in one state, as it looks to somebody. */
export interface Story {
  readonly name: string;
  readonly show: () => ReactNode;
  /** What the server has said by then; what is not among it is still awaited. */
  readonly said?: readonly Said[];
}

export interface Chapter {
  readonly name: string;
  readonly stories: readonly Story[];
}

type Said = { readonly key: QueryKey } & ({ readonly data: unknown } | { readonly error: Error });

/** A server's answers as they lie in the cache once they are there. */
export function clientThatHeard(said: readonly Said[] = []): QueryClient {
  const client = new QueryClient({
    defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY, retry: false, retryOnMount: false } },
  });
  for (const one of said) {
    if ('data' in one) client.setQueryData(one.key, one.data);
    else {
      client
        .getQueryCache()
        .build(client, { queryKey: one.key })
        .setState({ status: 'error', error: one.error, fetchStatus: 'idle', errorUpdateCount: 1 });
    }
  }
  return client;
}
