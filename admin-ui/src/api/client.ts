import createClient, { type Middleware } from 'openapi-fetch';
import { NoAnswerError, problemFrom } from './problem';
import type { paths } from './schema';
import { sessionEnded } from './session';

/** Asked of the server before anybody is signed in, so a 401 there says nothing about a session that ended. */
const BEFORE_SIGN_IN = ['/api/v1/auth/', '/api/v1/me'];

const refusalsAreErrors: Middleware = {
  async onResponse({ response, schemaPath }) {
    if (response.ok) return;
    const error = await problemFrom(response);
    if ((error.status === 401 || error.status === 499) && !BEFORE_SIGN_IN.some((path) => schemaPath.startsWith(path))) {
      sessionEnded();
    }
    throw error;
  },
  onError({ error }) {
    return error instanceof DOMException && error.name === 'AbortError' ? error : new NoAnswerError(error);
  },
};

/** Every request carries this header: with a session cookie the server refuses writes without it (CSRF). */
export const OUR_HEADERS = { 'X-Requested-With': 'chatroom' };

export const api = createClient<paths>({
  baseUrl: typeof location === 'undefined' ? '' : location.origin,
  credentials: 'same-origin',
  headers: OUR_HEADERS,
  // Looked up at call time, so that tests can answer in the network's place.
  fetch: (request) => globalThis.fetch(request),
});
api.use(refusalsAreErrors);

/** The body of a successful answer. Refusals have already been thrown as ProblemError. */
export async function answer<T>(call: Promise<{ data?: T }>): Promise<T> {
  const { data } = await call;
  return data as T;
}
