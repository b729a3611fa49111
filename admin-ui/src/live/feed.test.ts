import { afterEach, expect, it, vi } from 'vitest';
import type { Message } from '@/api/types';
import { json } from '@/test/fake-server';
import { aConversation, aMessage } from '@/test/samples';
import { startFeed } from './feed';
import { useLive } from './store';

/** A server with one stream, and conversations that are answered when the test says so. */
function aServer() {
  let stream!: ReadableStreamDefaultController<Uint8Array>;
  const asked: { id: string; answer: () => void }[] = [];
  vi.spyOn(globalThis, 'fetch').mockImplementation((input, init) => {
    const { pathname } = new URL(input instanceof Request ? input.url : String(input), location.href);
    if (pathname === '/api/v1/stream') {
      const body = new ReadableStream<Uint8Array>({
        start: (controller) => {
          stream = controller;
        },
      });
      init?.signal?.addEventListener('abort', () => stream.error(new Error('aborted')));
      return Promise.resolve(new Response(body, { status: 200 }));
    }
    const [, id] = /^\/api\/v1\/conversations\/(c[^/]*)$/.exec(pathname) ?? [];
    if (id === undefined) return Promise.resolve(json(200, { items: [], next_cursor: null }));
    return new Promise((resolve) => {
      asked.push({ id, answer: () => resolve(json(200, aConversation({ id, unread_count: 1 }))) });
    });
  });
  const tell = (event: string, data: string) =>
    stream.enqueue(new TextEncoder().encode(`event: ${event}\ndata: ${data}\n\n`));
  return { asked, tell };
}

let stop: () => void = () => undefined;
afterEach(() => stop());

async function listen(onMessage: (message: Message) => void) {
  const server = aServer();
  stop = startFeed(onMessage);
  await vi.waitFor(() => server.tell('presence', '{"conversation_id":"none","people":[]}'));
  return server;
}

it('what_a_flood_is_about_is_asked_for_two_at_a_time_until_all_of_it_is_known', async () => {
  const { asked, tell } = await listen(() => undefined);
  for (let n = 0; n < 20; n++) {
    tell('message.created', JSON.stringify(aMessage({ seq: 1, id: `m${n}`, conversation_id: `c${n}` })));
  }
  await vi.waitFor(() => expect(asked).toHaveLength(2));
  for (let n = 0; n < 20; n++) {
    expect(asked.length).toBeLessThanOrEqual(n + 2);
    asked[n]?.answer();
    await vi.waitFor(() => expect(useLive.getState().conversations).toHaveProperty(`c${n}`));
  }
});

it('an_event_that_cannot_be_understood_takes_no_other_with_it', async () => {
  const reported = vi.fn();
  vi.stubGlobal('reportError', reported);
  const told: unknown[] = [];
  const { tell } = await listen((message) => {
    told.push([message.id, useLive.getState().conversations[message.conversation_id]?.last_seq]);
  });
  tell('conversation.created', JSON.stringify(aConversation({ id: 'c1', last_seq: 0 })));
  tell('message.created', JSON.stringify(aMessage({ seq: 1, id: 'm1', conversation_id: 'c1' })));
  tell('message.created', 'not JSON');
  tell('message.created', JSON.stringify(aMessage({ seq: 2, id: 'm2', conversation_id: 'c1' })));
  await vi.waitFor(() => expect(told).toHaveLength(2));
  // told once all of it is there
  expect(told).toEqual([
    ['m1', 2],
    ['m2', 2],
  ]);
  expect(reported).toHaveBeenCalledOnce();
  vi.unstubAllGlobals();
});

it('what_was_to_be_asked_is_not_asked_any_more_when_the_feed_has_ended', async () => {
  const { asked, tell } = await listen(() => undefined);
  for (let n = 0; n < 5; n++) {
    tell('message.created', JSON.stringify(aMessage({ seq: 1, id: `m${n}`, conversation_id: `c${n}` })));
  }
  await vi.waitFor(() => expect(asked).toHaveLength(2));
  stop();
  for (const { answer } of asked) answer();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(asked).toHaveLength(2);
});
