import { act } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { changeConversation, receiveConversations } from '@/live/store';
import { aConversation } from '@/test/samples';
import { show } from '@/test/show';
import { TabTitle } from './tab-title';

const titles: string[] = [];
let observer: MutationObserver;

beforeEach(() => {
  vi.useFakeTimers();
  titles.length = 0;
  observer = new MutationObserver(() => titles.push(document.title));
  observer.observe(document.head, { subtree: true, childList: true, characterData: true });
});

afterEach(() => {
  observer.disconnect();
  vi.useRealTimers();
});

/** Long enough for a count, and for the frame after it. */
async function aMoment() {
  for (let n = 0; n < 2; n++) await act(() => vi.advanceTimersByTimeAsync(300));
}

it('how_many_wait_is_in_the_title_and_a_flood_changes_it_a_few_times_a_second', async () => {
  receiveConversations([aConversation({ id: 'w0', unread_count: 1 })], 'answer');
  show(<TabTitle name="Ada" />);
  expect(document.title).toBe('(1) Ada · Chatroom Central');
  titles.length = 0;
  for (let n = 1; n <= 100; n++) {
    await act(async () => {
      receiveConversations([aConversation({ id: `w${n}`, unread_count: 1 })], 'answer');
      await vi.advanceTimersByTimeAsync(10);
    });
  }
  await aMoment();
  expect(document.title).toBe('(101) Ada · Chatroom Central');
  expect(titles.length).toBeLessThan(10);

  changeConversation('w7', { unread_count: 0 });
  await aMoment();
  expect(document.title).toBe('(100) Ada · Chatroom Central');
});

it('how_many_wait_is_told_in_a_tab_that_nobody_sees_and_that_draws_nothing', async () => {
  vi.stubGlobal('requestAnimationFrame', () => 0);
  show(<TabTitle name="Ada" />);
  receiveConversations([aConversation({ id: 'w1', unread_count: 1 })], 'answer');
  for (let n = 0; n < 3; n++) await aMoment();
  expect(document.title).toBe('(1) Ada · Chatroom Central');
  vi.unstubAllGlobals();
});
