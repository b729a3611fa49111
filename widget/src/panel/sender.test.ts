import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Kept } from './kept';
import { openQueue, type Queue, type Queued } from './queue';
import { Sender, UNREACHABLE } from './sender';
import { SiteApi } from './site-api';
import { Visitor } from './visitor';

/** What the server has been sent, in order, and how it answers next. */
let arrived: { path: string; body: Record<string, unknown>; token: string | null }[];
let answers: (() => Response)[];
let queue: Queue;
let sender: Sender;
let number = 0;

const json =
  (status: number, body: unknown, headers: Record<string, string> = {}) =>
  () =>
    new Response(JSON.stringify(body), { status, headers });
const taken = json(202, { id: 'x' });
const down = () => {
  throw new TypeError('Failed to fetch');
};

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  localStorage.clear();
  arrived = [];
  answers = [];
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    if (path.endsWith('/sessions')) return json(201, { token: `t${arrived.length}`, contact: { id: 'v' } })();
    const answer = (answers.shift() ?? taken)();
    arrived.push({
      path,
      body: typeof init.body === 'string' ? (JSON.parse(init.body) as Record<string, unknown>) : {},
      token: new Headers(init.headers).get('Authorization'),
    });
    return answer;
  });
  const key = `key-${number++}`;
  const api = new SiteApi(key);
  queue = await openQueue(key);
  const visitor = new Visitor(key, api, new Kept(key), async () => undefined, false);
  sender = new Sender(key, api, queue, visitor, { changed: async () => {}, accepted() {}, blocked() {}, slow() {} });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const write = (id: string, at: number): Promise<void> =>
  queue.put({ id, owner: '', text: `text of ${id}`, files: [], at, state: 'sending' });

const states = async () => (await queue.all()).map(({ id, state }: Queued) => `${id} ${state}`);

/** Lets pauses end until `done`. */
async function until(done: () => Promise<boolean>): Promise<void> {
  for (let i = 0; i < 200; i++) {
    if (await done()) return;
    await vi.advanceTimersByTimeAsync(1000);
    await new Promise((resolve) => setImmediate(resolve));
  }
  throw new Error(`still ${(await states()).join(', ')}`);
}

const allAre = (state: string) => async () => (await queue.all()).every((queued) => queued.state === state);

test('sends in the order of writing, each with its own id, and keeps it until it comes back', async () => {
  await write('b', 2);
  await write('a', 1);
  sender.flush();
  await until(allAre('accepted'));
  expect(arrived.map(({ body }) => body.client_message_id)).toEqual(['a', 'b']);
  expect(await states()).toEqual(['a accepted', 'b accepted']);
});

test('tries again with the same id when the network or the server is away, and lets nothing overtake', async () => {
  answers = [down, json(503, {}), taken, taken];
  await write('a', 1);
  await write('b', 2);
  sender.flush();
  await until(allAre('accepted'));
  expect(arrived.map(({ body }) => body.client_message_id)).toEqual(['a', 'a', 'b']);
});

test('waits as long as a server that is asked too much says, and calls nothing failed', async () => {
  answers = [json(429, { code: 'too_many' }, { 'Retry-After': '7' })];
  await write('a', 1);
  const began = Date.now();
  sender.flush();
  await until(allAre('accepted'));
  expect(arrived).toHaveLength(1 + 1);
  expect(Date.now() - began).toBeLessThan(7000);
});

test('calls all of them failed after a good while, and sends all in order when somebody says so', async () => {
  answers = Array.from({ length: 7 }, () => down);
  await write('a', 1);
  await write('b', 2);
  sender.flush();
  await until(allAre('failed'));
  expect((await queue.all()).map(({ reason }) => reason)).toEqual([UNREACHABLE, UNREACHABLE]);
  sender.hurry();
  await until(allAre('accepted'));
  expect(arrived.map(({ body }) => body.client_message_id)).toEqual(['a', 'b']);
});

test('a message that is refused for good is failed, and holds up no other', async () => {
  answers = [json(422, { code: 'invalid' })];
  await write('a', 1);
  await write('b', 2);
  sender.flush();
  await until(async () => (await states()).join() === 'a failed,b accepted');
});

test('files go before their message, each of them once, and the message names them', async () => {
  const kept = (id: string) => json(201, { id });
  answers = [kept('f1'), down, kept('f2'), down, taken];
  const file = (name: string) => ({ name, size: 1, content: new Blob(['x']) });
  await queue.put({ id: 'a', owner: '', text: '', files: [file('1 ü.png'), file('2')], at: 1, state: 'sending' });
  sender.flush();
  await until(allAre('accepted'));
  expect(arrived.map(({ path }) => path.replace(/.*key-\d+/, ''))).toEqual([
    '/files?name=1+%C3%BC.png',
    '/files?name=2',
    '/messages',
  ]);
  expect(arrived.at(-1)?.body.file_ids).toEqual(['f1', 'f2']);
});

test('a token that is no longer taken is replaced, and the message is not lost', async () => {
  answers = [json(401, { code: 'visitor_unknown' }), taken];
  await write('a', 1);
  sender.flush();
  await until(allAre('accepted'));
  expect(arrived.map(({ token }) => token)).toEqual(['Bearer t0', 'Bearer t1']);
});

test('words of somebody who was signed in are not sent as somebody else', async () => {
  await queue.put({ id: 'a', owner: 'mira', text: 'secret', files: [], at: 1, state: 'sending' });
  await write('b', 2);
  sender.flush();
  await until(async () => (await states()).join() === 'a sending,b accepted');
  expect(arrived).toHaveLength(1);
});

test('what is queued is there again after the page is gone', async () => {
  await write('a', 1);
  const again = await openQueue(`key-${number - 1}`);
  expect((await again.all()).map(({ text }) => text)).toEqual(['text of a']);
});
