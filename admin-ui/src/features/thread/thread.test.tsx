import { act, screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import type { DeliveryStatus, Message } from '@/api/types';
import { putPending, receiveConversations, receiveMessage } from '@/live/store';
import { aServer, json, problem } from '@/test/fake-server';
import { aConversation, aMessage, aPendingReply } from '@/test/samples';
import { show } from '@/test/show';
import { Thread } from './thread';

const ME = { 'GET /api/v1/me': () => json(200, { id: 'agent-1', username: 'sam', name: 'Sam Rivera', role: 'agent' }) };
const MESSAGES = 'GET /api/v1/conversations/c1/messages';
const page = (...items: Message[]) => json(200, { items, next_cursor: null });

beforeEach(() => receiveConversations([aConversation({ id: 'c1' })], 'answer'));

async function open(...messages: Message[]) {
  const server = aServer({ ...ME, [MESSAGES]: () => page(...messages) });
  const view = show(<Thread conversationId="c1" onReplyTo={() => undefined} onRevise={() => undefined} />);
  return { ...server, ...view, log: await screen.findByRole('log', { name: 'Messages' }) };
}

describe('a thread', () => {
  it.each<[DeliveryStatus, string]>([
    ['queued', 'Queued'],
    ['sending', 'Sending'],
    ['retrying', 'Retrying'],
    ['unknown', 'Unknown'],
    ['sent', 'Sent'],
    ['delivered', 'Delivered'],
    ['read', 'Read'],
    ['failed', 'Failed'],
    ['cancelled', 'Cancelled'],
  ])('says of a reply that is %s: %s', async (status, word) => {
    const { log } = await open(aMessage({ seq: 1, type: 'outgoing', status }));
    expect(within(log).getByText(word, { exact: true })).toBeVisible();
  });

  it('gives_the_reason_of_a_failure', async () => {
    const { log } = await open(
      aMessage({ seq: 1, type: 'outgoing', status: 'failed', status_reason: 'The bot was blocked by the user.' }),
    );
    expect(within(log).getByText('The bot was blocked by the user.')).toBeVisible();
  });

  it('offers_to_send_again_what_was_given_up_and_shows_that_it_is_queued', async () => {
    const failed = aMessage({ seq: 1, type: 'outgoing', status: 'failed', status_reason: 'Blocked.' });
    const { user, log } = await open(failed);
    const { asked } = aServer({
      'POST /api/v1/messages/message-1/retry': () => json(202, { ...failed, status: 'queued', status_reason: null }),
    });
    await user.click(within(log).getByRole('button', { name: 'Retry' }));
    expect(await within(log).findByText('Queued')).toBeVisible();
    expect(within(log).queryByText('Blocked.')).toBeNull();
    expect(asked).toHaveLength(1);
  });

  it('takes_a_refused_retry_back', async () => {
    const { user, log } = await open(
      aMessage({ seq: 1, type: 'outgoing', status: 'failed', status_reason: 'Blocked.' }),
    );
    aServer({ 'POST /api/v1/messages/message-1/retry': () => problem(409, 'erased', 'The contact was erased.') });
    await user.click(within(log).getByRole('button', { name: 'Retry' }));
    expect(await within(log).findByText('Blocked.')).toBeVisible();
  });

  it('stops_a_reply_that_waits_for_another_try', async () => {
    const waiting = aMessage({ seq: 1, type: 'outgoing', status: 'retrying' });
    const { user, log } = await open(waiting);
    aServer({
      'POST /api/v1/messages/message-1/cancel': () =>
        json(202, { ...waiting, cancel_requested_at: '2026-01-01T09:00:00Z' }),
    });
    await user.click(within(log).getByRole('button', { name: 'Cancel' }));
    expect(await within(log).findByText('cancelling…')).toBeVisible();
    expect(within(log).queryByRole('button', { name: 'Cancel' })).toBeNull();
  });

  it('follows_receipts_as_they_come', async () => {
    const reply = aMessage({ seq: 1, type: 'outgoing', status: 'queued' });
    const { log } = await open(reply);
    act(() => receiveMessage({ ...reply, status: 'delivered' }, 'stream'));
    expect(within(log).getByText('Delivered')).toBeVisible();
    expect(within(log).queryByText('Queued')).toBeNull();
  });

  it('shows_edits_deletions_notes_reactions_and_what_is_answered', async () => {
    const { log } = await open(
      aMessage({ seq: 1, text: 'the question', reactions: [{ emoji: '👍', by: 'Jo' }] }),
      aMessage({ seq: 2, text: 'corrected', edited_at: '2026-01-01T10:00:00Z' }),
      aMessage({ seq: 3, text: '', deleted_at: '2026-01-01T10:00:00Z' }),
      aMessage({ seq: 4, type: 'outgoing', text: 'between us', private: true, status: null }),
      aMessage({ seq: 5, type: 'outgoing', text: 'the answer', reply_to: { id: 'message-1', external_id: null } }),
    );
    expect(within(log).getByText('Edited')).toBeVisible();
    expect(within(log).getByText('This message was deleted')).toBeVisible();
    expect(within(log).getByRole('article', { name: 'Note by Sam Rivera' })).toHaveTextContent('between us');
    expect(within(log).getByRole('list', { name: 'Reactions' })).toHaveTextContent('👍');
    const answer = within(log).getByText('the answer').closest('article');
    expect(answer).toHaveTextContent('Ada Lovelacethe question');
  });

  it('links_attachments_only_when_they_lead_to_the_web', async () => {
    const file = { id: 'f', mime_type: 'application/pdf', size: 1200 };
    const { log } = await open(
      aMessage({
        seq: 1,
        attachments: [
          { ...file, name: 'good.pdf', url: 'https://files.example/good.pdf' },
          { ...file, name: 'bad.pdf', url: 'javascript:alert(1)' },
        ],
      }),
    );
    expect(within(log).getByRole('link', { name: 'good.pdf' })).toHaveAttribute('rel', 'noopener noreferrer nofollow');
    expect(within(log).queryByRole('link', { name: 'bad.pdf' })).toBeNull();
    expect(within(log).getByText('bad.pdf')).toBeVisible();
  });

  it('shows_pictures_that_are_ours_and_asks_no_stranger_for_theirs', async () => {
    const picture = { mime_type: 'image/png', size: 1200 };
    const { user, log } = await open(
      aMessage({
        seq: 1,
        sender: { ...aMessage({ seq: 1 }).sender, avatar_url: 'https://watching.example/pixel.png' },
        attachments: [
          { ...picture, id: 'a', name: 'ours.png', url: '/api/v1/attachments/a' },
          { ...picture, id: 'b', name: 'theirs.png', url: 'https://watching.example/theirs.png' },
          { ...picture, id: 'c', name: 'drawn.svg', mime_type: 'image/svg+xml', url: '/api/v1/attachments/c' },
        ],
      }),
    );
    expect([...log.querySelectorAll('img')].map((one) => one.getAttribute('src'))).toEqual(['/api/v1/attachments/a']);
    expect(within(log).getByRole('link', { name: 'theirs.png' })).toBeVisible();
    await user.click(within(log).getByRole('button', { name: 'Show ours.png' }));
    expect(screen.getByRole('dialog', { name: 'ours.png' })).toBeVisible();
  });

  it('offers_to_send_a_failed_reply_again', async () => {
    const { log } = await open(aMessage({ seq: 1 }));
    act(() => putPending(aPendingReply({ state: 'failed', reason: 'No connection.' })));
    const failure = within(log).getByRole('alert');
    expect(failure).toHaveTextContent('No connection.');
    expect(within(failure).getByRole('button', { name: 'Retry' })).toBeVisible();
  });

  it('shows_every_attempt_to_deliver_when_asked', async () => {
    const { user, log, asked } = await open(aMessage({ seq: 1, type: 'outgoing', status: 'sent' }));
    aServer({
      'GET /api/v1/messages/message-1/timeline': () =>
        json(200, {
          message_id: 'message-1',
          attempts: [
            {
              no: 1,
              started_at: '2026-01-01T09:00:00Z',
              duration_ms: 412,
              outcome: 'unavailable',
              http_status: 503,
              error: 'busy',
              response_excerpt: null,
              generation: 0,
              part: null,
            },
          ],
          receipts: [{ status: 'sent', at: '2026-01-01T09:00:01Z' }],
          events: [],
          actions: [],
        }),
    });
    expect(asked.some((one) => one.path.endsWith('/timeline'))).toBe(false);
    await user.click(within(log).getByRole('button', { name: /^Sent/ }));
    const details = await screen.findByRole('dialog', { name: 'Delivery details' });
    expect(await within(details).findByText('Attempt 1')).toBeVisible();
    expect(details).toHaveTextContent('Did not work · HTTP 503 · 412 ms');
  });

  it('opens_at_its_end_again_after_it_was_left_at_a_message_far_back', async () => {
    const thread = (at?: number) => (
      <Thread conversationId="c1" at={at} onReplyTo={() => undefined} onRevise={() => undefined} />
    );
    const { rerender } = await open(aMessage({ seq: 900, text: 'the newest' }));
    expect(screen.getByText('the newest')).toBeVisible();
    aServer({
      ...ME,
      [MESSAGES]: ({ query }) => {
        if (query.has('before_seq')) return json(200, { items: [aMessage({ seq: 20 })], next_cursor: 'older' });
        if (query.has('after_seq')) return json(200, { items: [aMessage({ seq: 21 })], next_cursor: 'newer' });
        return json(200, { items: [aMessage({ seq: 900, text: 'the newest' })], next_cursor: 'older' });
      },
    });
    rerender(thread(20));
    expect(await screen.findByText('text 20')).toBeVisible();
    expect(screen.queryByText('the newest')).toBeNull();
    rerender(thread());
    expect(await screen.findByText('the newest')).toBeVisible();
  });

  it('says_when_it_cannot_be_loaded_and_tries_again', async () => {
    let away = true;
    aServer({
      ...ME,
      [MESSAGES]: () => (away ? problem(400, 'broken', 'The database is away.') : page(aMessage({ seq: 1 }))),
    });
    const { user } = show(<Thread conversationId="c1" onReplyTo={() => undefined} onRevise={() => undefined} />);
    expect(await screen.findByRole('alert')).toHaveTextContent('The database is away.');
    expect(screen.getByRole('alert')).toHaveTextContent('request-1');
    away = false;
    await user.click(screen.getByRole('button', { name: 'Retry' }));
    expect(await screen.findByText('text 1')).toBeVisible();
  });
});
