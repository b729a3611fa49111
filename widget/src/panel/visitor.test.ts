import { beforeEach, expect, test, vi } from 'vitest';
import { Kept } from './kept';
import { SiteApi } from './site-api';
import { IdentityNeeded, subject, Visitor } from './visitor';

const jwt = (sub: string) => `e30.${btoa(JSON.stringify({ sub }))}.signature`;

let sessions: { body: Record<string, unknown>; token: string | null }[];
let refuses: boolean;

beforeEach(() => {
  localStorage.clear();
  sessions = [];
  refuses = false;
  vi.stubGlobal('fetch', async (_: string, init: RequestInit) => {
    sessions.push({
      body: JSON.parse(init.body as string) as Record<string, unknown>,
      token: new Headers(init.headers).get('Authorization'),
    });
    return refuses
      ? new Response(JSON.stringify({ code: 'identity_invalid', detail: 'no' }), { status: 401 })
      : new Response(JSON.stringify({ token: `t${sessions.length}`, contact: { id: 'v' } }), { status: 201 });
  });
});

const visitor = (identify: () => Promise<string | undefined>, identified: boolean) =>
  new Visitor('key', new SiteApi('key'), new Kept('key'), identify, identified);
const nobody = visitor.bind(null, async () => undefined, false);

test('a page that is only looked at asks for no session', async () => {
  await nobody().recognise();
  expect(sessions).toEqual([]);
});

test('somebody anonymous is the same on the next page', async () => {
  expect(await nobody().token()).toBe('t1');
  expect(await nobody().token()).toBe('t1');
  expect(sessions).toHaveLength(1);
});

test('what he says of himself later goes along with his token', async () => {
  await nobody().token();
  await nobody().say({ name: 'Mira' });
  expect(sessions[1]).toEqual({ body: { name: 'Mira' }, token: 'Bearer t1' });
});

test('somebody else who signs in gets a session of her own', async () => {
  await nobody().token();
  const mira = visitor(async () => jwt('mira'), true);
  await mira.recognise();
  expect(mira.owner).toBe('mira');
  await mira.recognise();
  expect(sessions).toHaveLength(2);
  await visitor(async () => jwt('jonas'), true).recognise();
  expect(sessions[2]?.body.identity).toBe(jwt('jonas'));
});

test('what was written without a name goes with who signs in, by the token it was written with', async () => {
  await nobody().token();
  await visitor(async () => jwt('mira'), true).recognise();
  expect(sessions[1]).toEqual({ body: { identity: jwt('mira') }, token: 'Bearer t1' });
  await visitor(async () => jwt('jonas'), true).recognise();
  expect(sessions[2]?.token).toBeNull();
});

test('who signs in while the server is away writes nothing without a name, and has it when the server is back', async () => {
  await nobody().token();
  refuses = true;
  const mira = visitor(async () => jwt('mira'), true);
  await expect(mira.recognise()).rejects.toBeInstanceOf(IdentityNeeded);
  await expect(mira.token()).rejects.toBeInstanceOf(IdentityNeeded);
  refuses = false;
  expect(await mira.token()).toBe('t4');
  expect(sessions[3]).toEqual({ body: { identity: jwt('mira') }, token: 'Bearer t1' });
});

test('who has signed out is nobody again', async () => {
  await visitor(async () => jwt('mira'), true).recognise();
  const guest = nobody();
  await guest.recognise();
  expect(guest.known()).toBeNull();
});

test('without an identity nobody is let in as whoever was here before', async () => {
  await visitor(async () => jwt('mira'), true).recognise();
  await expect(visitor(async () => undefined, true).recognise()).rejects.toBeInstanceOf(IdentityNeeded);
});

test('an identity that the server refuses is one that is needed', async () => {
  refuses = true;
  await expect(visitor(async () => jwt('eve'), true).recognise()).rejects.toBeInstanceOf(IdentityNeeded);
});

test('names outside of ASCII are read, and nonsense is nobody', () => {
  const bytes = new TextEncoder().encode(JSON.stringify({ sub: 'میرا' }));
  expect(subject(`e30.${btoa(String.fromCharCode(...bytes))}.x`)).toBe('میرا');
  for (const odd of ['', 'a.b.c', 'e30', 'e30.e30.x']) expect(subject(odd)).toBe('');
});
