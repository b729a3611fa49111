import { expect, it } from 'vitest';
import type { Delivery } from '@/api/types';
import { aServer, json } from '@/test/fake-server';
import { fateOf, groupsOf, heldUpOf } from './deliveries-query';

function aDelivery(change: Partial<Delivery>): Delivery {
  return {
    message_id: 'm1',
    conversation_id: 'c1',
    inbox_id: 'shop',
    platform: 'example',
    state: 'failed',
    code: 'attempts_exhausted',
    reason: 'Given up.',
    next_attempt_at: null,
    cancel_requested_at: null,
    generation: 0,
    attempts: 3,
    text: 'hello',
    created_at: '2026-01-01T09:00:00Z',
    ...change,
  };
}

it('makes_one_group_of_one_outage_and_the_largest_comes_first', () => {
  const groups = groupsOf([
    aDelivery({ inbox_id: 'bot', code: 'blocked', created_at: '2026-01-01T10:00:00Z' }),
    aDelivery({ created_at: '2026-01-01T09:30:00Z', reason: 'The newest words.' }),
    aDelivery({ created_at: '2026-01-01T09:00:00Z', reason: 'Older words.' }),
  ]);
  expect(groups).toMatchObject([
    {
      inboxId: 'shop',
      count: 2,
      reason: 'The newest words.',
      newest: '2026-01-01T09:30:00Z',
      oldestSeen: '2026-01-01T09:00:00Z',
    },
    { inboxId: 'bot', count: 1 },
  ]);
});

it('tells_of_what_is_held_up_when_it_is_tried_next', () => {
  const waiting = heldUpOf([
    aDelivery({ state: 'retrying', code: 'no_connection', next_attempt_at: '2026-01-01T10:05:00Z' }),
    aDelivery({ state: 'retrying', code: 'no_connection', next_attempt_at: '2026-01-01T10:02:00Z' }),
    aDelivery({ state: 'retrying', code: null }),
  ]);
  expect(waiting).toMatchObject([
    { code: 'no_connection', count: 2, nextTry: '2026-01-01T10:02:00Z' },
    { code: null, count: 1, nextTry: null },
  ]);
});

it.each([
  [['retry', 'cancel'], 'failed again'],
  [['cancel'], 'on its way'],
  [[], 'arrived'],
])('reads_from_what_may_be_done_%s_that_a_reply_is_%s', async (actions, fate) => {
  aServer({
    'GET /api/v1/messages/m1/timeline': () =>
      json(200, { message_id: 'm1', attempts: [], receipts: [], events: [], actions }),
  });
  expect(await fateOf('m1')).toBe(fate);
});
