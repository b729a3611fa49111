import { vi } from 'vitest';

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Headers;
  readonly body: unknown;
}

type Answer = Response | Promise<Response>;
type Handler = (asked: Asked) => Answer;

/**
 * Answers in the network's place: `'POST /api/v1/auth/session': () => json(200, …)`. Keeps what it was asked; anything
 * it has no answer for fails the request like a server that is away.
 */
export function aServer(handlers: Record<string, Handler>): { asked: Asked[] } {
  const asked: Asked[] = [];
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    const request = new Request(input, init);
    const url = new URL(request.url);
    const text = await request.text();
    const one: Asked = {
      method: request.method,
      path: url.pathname,
      query: url.searchParams,
      headers: request.headers,
      body: text === '' ? undefined : JSON.parse(text),
    };
    const handler = handlers[`${one.method} ${one.path}`];
    // Said in passing by whatever is on screen; of interest only to who asks for it.
    if (!handler && /\/(presence|typing)$/.test(one.path)) return new Response(null, { status: 204 });
    asked.push(one);
    if (!handler) throw new TypeError(`nobody answers ${one.method} ${one.path}`);
    return handler(one);
  });
  return { asked };
}

export function json(status: number, body: unknown): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } });
}

export function problem(status: number, code: string, detail: string, errors: unknown[] = []): Response {
  const body = { type: 'about:blank', title: 'Refused', status, detail, code, errors, request_id: 'request-1' };
  return new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/problem+json' } });
}
