import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { aServer, json } from '@/test/fake-server';
import { draftOf, forgetDrafts, keepDraft } from './drafts';
import { startSharingDrafts, stopSharingDrafts } from './shared-drafts';

const MINE = '/api/v1/conversations/c1/drafts/mine';
const author = { id: 'me', name: 'Me' };
const onServer = (text: string, isPrivate = false) => ({
  conversation_id: 'c1',
  author,
  text,
  private: isPrivate,
  updated_at: '2026-01-01T09:00:00Z',
});

function start(...items: object[]) {
  const server = aServer({
    'GET /api/v1/me/drafts': () => json(200, { items, next_cursor: null }),
    [`PUT ${MINE}`]: ({ body }) => json(200, { ...onServer(''), ...(body as object) }),
    [`DELETE ${MINE}`]: () => new Response(null, { status: 204 }),
  });
  startSharingDrafts();
  return () => server.asked.filter((one) => one.path === MINE).map((one) => [one.method, one.body]);
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  stopSharingDrafts();
  forgetDrafts();
  vi.useRealTimers();
});

it('a_draft_is_told_when_its_writer_pauses_and_its_end_too', async () => {
  const told = start();
  await vi.advanceTimersByTimeAsync(0);
  keepDraft('c1', { text: 'It', private: false });
  await vi.advanceTimersByTimeAsync(1_000);
  keepDraft('c1', { text: 'It left', private: true });
  await vi.advanceTimersByTimeAsync(3_000);
  expect(told()).toEqual([['PUT', { text: 'It left', private: true }]]);
  expect(draftOf('c1')?.isShared).toBe(true);
  keepDraft('c1', { text: '', private: true });
  await vi.advanceTimersByTimeAsync(3_000);
  expect(told().at(-1)?.[0]).toBe('DELETE');
});

it('what_was_begun_elsewhere_is_found_here', async () => {
  start(onServer('Begun on the phone', true));
  await vi.advanceTimersByTimeAsync(0);
  expect(draftOf('c1')).toMatchObject({ text: 'Begun on the phone', private: true });
});

it('what_was_sent_elsewhere_is_gone_here_and_what_was_written_here_since_is_not', async () => {
  keepDraft('c1', { text: 'Sent on the phone', private: false, isShared: true });
  keepDraft('c2', { text: 'Written on a train', private: false });
  start();
  await vi.advanceTimersByTimeAsync(0);
  expect(draftOf('c1')).toBeUndefined();
  expect(draftOf('c2')?.text).toBe('Written on a train');
});

it('two_texts_become_one_and_a_note_stays_a_note', async () => {
  keepDraft('c1', { text: 'Written on a train', private: false });
  const told = start(onServer('Written on the phone', true));
  await vi.advanceTimersByTimeAsync(3_000);
  const both = { text: 'Written on the phone\n\nWritten on a train', private: true };
  expect(draftOf('c1')).toMatchObject(both);
  expect(told()).toEqual([['PUT', both]]);
});

it('forgetting_them_in_this_browser_discards_them_nowhere', async () => {
  const told = start(onServer('Begun'));
  await vi.advanceTimersByTimeAsync(3_000);
  const before = told().length;
  stopSharingDrafts();
  forgetDrafts();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(told()).toHaveLength(before);
});
