import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openStream } from './sse';
import type { ServerSentEvent } from './sse-parser';

/** A server whose connections the test opens, feeds and breaks. */
function aServer() {
  const connections: { headers: Headers; send: (text: string) => void; breakOff: () => void }[] = [];
  let status = 200;
  vi.spyOn(globalThis, 'fetch').mockImplementation((_, init) => {
    if (status !== 200) return Promise.resolve(new Response(null, { status }));
    let controller!: ReadableStreamDefaultController<Uint8Array>;
    const body = new ReadableStream<Uint8Array>({
      start: (one) => {
        controller = one;
      },
    });
    init?.signal?.addEventListener('abort', () => controller.error(new Error('aborted')));
    connections.push({
      headers: new Headers(init?.headers),
      send: (text) => controller.enqueue(new TextEncoder().encode(text)),
      breakOff: () => controller.error(new Error('connection reset')),
    });
    return Promise.resolve(new Response(body, { status: 200 }));
  });
  const answerWith = (next: number) => {
    status = next;
  };
  return { connections, answerWith };
}

const settle = () => vi.advanceTimersByTimeAsync(0);
let stop: () => void = () => undefined;

function listen() {
  const seen: string[] = [];
  stop = openStream({
    url: '/stream',
    random: () => 0.5,
    onEvent: ({ event, data }: ServerSentEvent) => void seen.push(`${event} ${data}`),
    onOpen: (resumed) => void seen.push(resumed ? 'resumed' : 'opened'),
    onLost: () => void seen.push('lost'),
    onSignedOut: () => void seen.push('signed out'),
  });
  return seen;
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => stop());

it('resumes_after_the_last_event_it_has_seen', async () => {
  const { connections } = aServer();
  const seen = listen();
  await settle();
  connections[0]?.send('id: 12\nevent: message.created\ndata: one\n\n');
  await settle();
  connections[0]?.breakOff();
  await vi.advanceTimersByTimeAsync(500);
  connections[1]?.send('id: 13\nevent: message.created\ndata: two\n\n');
  await settle();
  expect(connections[0]?.headers.get('Last-Event-ID')).toBeNull();
  expect(connections[1]?.headers.get('Last-Event-ID')).toBe('12');
  expect(seen).toEqual(['opened', 'message.created one', 'lost', 'resumed', 'message.created two']);
});

it('does_not_deliver_an_event_that_was_cut_off_in_the_middle', async () => {
  const { connections } = aServer();
  const seen = listen();
  await settle();
  connections[0]?.send('id: 12\nevent: message.created\ndata: ha');
  await settle();
  connections[0]?.breakOff();
  await vi.advanceTimersByTimeAsync(500);
  expect(connections[1]?.headers.get('Last-Event-ID')).toBeNull();
  expect(seen).toEqual(['opened', 'lost', 'opened']);
});

it('waits_longer_each_time_and_starts_over_after_success', async () => {
  const server = aServer();
  server.answerWith(503);
  listen();
  await settle();
  await vi.advanceTimersByTimeAsync(500 + 1_000 + 2_000 - 1);
  expect(fetch).toHaveBeenCalledTimes(3);
  server.answerWith(200);
  await vi.advanceTimersByTimeAsync(1);
  expect(fetch).toHaveBeenCalledTimes(4);
  server.connections[0]?.breakOff();
  await vi.advanceTimersByTimeAsync(500);
  expect(fetch).toHaveBeenCalledTimes(5);
});

it('hangs_up_on_a_connection_that_has_gone_silent', async () => {
  const { connections } = aServer();
  const seen = listen();
  await settle();
  await vi.advanceTimersByTimeAsync(39_000);
  connections[0]?.send(': beat\n\n');
  await vi.advanceTimersByTimeAsync(39_000);
  expect(seen).toEqual(['opened']);
  await vi.advanceTimersByTimeAsync(1_500);
  expect(seen).toEqual(['opened', 'lost', 'opened']);
});

it('hangs_up_when_the_network_is_gone_and_is_back_as_soon_as_it_is', async () => {
  const { connections, answerWith } = aServer();
  const seen = listen();
  await settle();
  answerWith(503);
  globalThis.dispatchEvent(new Event('offline'));
  await vi.advanceTimersByTimeAsync(60_000);
  answerWith(200);
  globalThis.dispatchEvent(new Event('online'));
  await settle();
  expect(connections).toHaveLength(2);
  expect(seen.at(-1)).toBe('opened');
});

it('stops_for_good_when_the_session_is_over', async () => {
  aServer().answerWith(401);
  const seen = listen();
  await vi.advanceTimersByTimeAsync(120_000);
  expect(seen).toEqual(['signed out']);
  expect(fetch).toHaveBeenCalledTimes(1);
});
