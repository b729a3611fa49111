import { renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { meQuery, queryClient } from '@/api/queries';
import type { Me } from '@/api/types';
import { aServer } from '@/test/fake-server';
import {
  receivePresence,
  receiveTyping,
  tellNoLongerTyping,
  tellTyping,
  usePresence,
  useTellPresence,
} from './presence';

const me = { id: 'me', name: 'Me' };
const sam = { id: 'sam', name: 'Sam' };
const place = { conversation_id: 'c1', inbox_id: 'i1' };
const writers = () => usePresence.getState().writers.c1 ?? [];

beforeEach(() => {
  vi.useFakeTimers();
  queryClient.setQueryData(meQuery.queryKey, me as Me);
});
afterEach(() => vi.useRealTimers());

it('those_in_a_conversation_are_all_that_the_last_event_names_but_oneself', () => {
  receivePresence({
    ...place,
    people: [
      { ...me, state: 'viewing' },
      { ...sam, state: 'replying' },
    ],
  });
  expect(usePresence.getState().people.c1).toEqual([{ ...sam, state: 'replying' }]);
  receivePresence({ ...place, people: [{ ...me, state: 'viewing' }] });
  expect(usePresence.getState().people).toEqual({});
});

it('whoever_types_stops_by_saying_so_or_by_falling_silent', () => {
  const typing = {
    ...place,
    by: { kind: 'contact' as const, id: 'ada', name: 'Ada' },
    note: false,
    expires_in_ms: 6_000,
  };
  receiveTyping({ ...typing, typing: true });
  vi.advanceTimersByTime(4_000);
  receiveTyping({ ...typing, typing: true });
  vi.advanceTimersByTime(4_000);
  expect(writers()).toHaveLength(1);
  vi.advanceTimersByTime(2_000);
  expect(writers()).toEqual([]);
  receiveTyping({ ...typing, typing: true });
  receiveTyping({ ...typing, typing: false });
  expect(writers()).toEqual([]);
});

it('ones_own_typing_is_not_news', () => {
  receiveTyping({ ...place, by: { kind: 'agent', ...me }, typing: true, note: false, expires_in_ms: 6_000 });
  expect(writers()).toEqual([]);
});

it('typing_is_told_every_three_seconds_and_its_end_once', async () => {
  const { asked } = aServer({ 'POST /api/v1/conversations/told/typing': () => new Response(null, { status: 204 }) });
  tellTyping('told', false, 10_000);
  tellTyping('told', false, 11_000);
  tellTyping('told', false, 13_000);
  tellNoLongerTyping('told', false);
  tellNoLongerTyping('told', false);
  await vi.advanceTimersByTimeAsync(0);
  expect(asked.map((one) => one.body)).toEqual([
    { typing: true, note: false },
    { typing: true, note: false },
    { typing: false, note: false },
  ]);
});

it('whoever_only_passes_a_conversation_is_not_said_to_be_in_it', async () => {
  const taken = () => new Response(null, { status: 204 });
  const { asked } = aServer({
    'POST /api/v1/conversations/passed/presence': taken,
    'POST /api/v1/conversations/stayed/presence': taken,
  });
  const said = () => asked.map((one) => [one.path, one.body]);
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('visible');
  const { rerender, unmount } = renderHook(({ id }) => useTellPresence(id, false), { initialProps: { id: 'passed' } });
  await vi.advanceTimersByTimeAsync(300);
  rerender({ id: 'stayed' });
  await vi.advanceTimersByTimeAsync(500);
  unmount();
  await vi.advanceTimersByTimeAsync(0);
  expect(said()).toEqual([
    ['/api/v1/conversations/stayed/presence', { state: 'viewing' }],
    ['/api/v1/conversations/stayed/presence', { state: 'left' }],
  ]);
});
