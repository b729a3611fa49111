import { waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Conversation } from '@/api/types';
import { type Asked, aServer, json, problem } from '@/test/fake-server';
import { aConversation } from '@/test/samples';
import { changeMany } from './bulk';
import { receiveConversations, useLive } from './store';
import { assign, changeStatus, label } from './work';

const PATH = '/api/v1/conversations/c1';
const shown = () => useLive.getState().conversations.c1;

/** A conversation as the server has it: changed only by who has seen its newest version. */
function aKeeper(start: Conversation) {
  const kept = { now: start };
  const server = aServer({
    [`GET ${PATH}`]: () => json(200, kept.now),
    [`PATCH ${PATH}`]: ({ headers, body }: Asked) => {
      if (headers.get('If-Match') !== `"${kept.now.version}"`) return problem(412, 'changed', 'It has changed.');
      kept.now = { ...kept.now, ...(body as Partial<Conversation>), version: kept.now.version + 1 };
      return json(200, kept.now);
    },
  });
  return { kept, ...server };
}

beforeEach(() => receiveConversations([aConversation({ version: 1 })], 'answer'));

describe('a change to a conversation', () => {
  it('is_on_screen_before_the_server_knows_of_it_whatever_arrives_meanwhile', async () => {
    const { kept } = aKeeper(aConversation({ version: 1 }));
    changeStatus('c1', 'resolved');
    expect(shown()?.status).toBe('resolved');
    receiveConversations([aConversation({ version: 1, priority: 'low' })], 'stream');
    expect(shown()).toMatchObject({ status: 'resolved', priority: 'low' });
    await waitFor(() => expect(kept.now.status).toBe('resolved'));
    expect(shown()?.version).toBe(2);
  });

  it('is_made_all_the_same_when_what_happened_meanwhile_does_not_matter_to_it', async () => {
    const { kept } = aKeeper(aConversation({ version: 5, labels: ['theirs'] }));
    label('c1', 'ours', true);
    await waitFor(() => expect(kept.now.labels).toEqual(['theirs', 'ours']));
    await waitFor(() => expect(shown()?.labels).toEqual(['theirs', 'ours']));
  });

  it('stops_when_somebody_else_took_the_conversation', async () => {
    const { kept } = aKeeper(aConversation({ version: 5, assignee_id: 'sam' }));
    assign('c1', 'me', 'Assigned to you');
    expect(shown()?.assignee_id).toBe('me');
    await waitFor(() => expect(shown()?.assignee_id).toBe('sam'));
    expect(kept.now.assignee_id).toBe('sam');
  });

  it('does_not_resolve_over_a_message_nobody_here_has_seen', async () => {
    const news = { seq: 3, type: 'incoming' as const, text: 'Wait!', status: null, created_at: '2026-01-01T10:00:00Z' };
    const { kept } = aKeeper(aConversation({ version: 5, last_seq: 3, last_message: news }));
    changeStatus('c1', 'resolved');
    await waitFor(() => expect(shown()?.status).toBe('open'));
    expect(kept.now.status).toBe('open');
  });

  it('follows_the_one_before_it_with_the_version_that_one_made', async () => {
    const { kept, asked } = aKeeper(aConversation({ version: 1 }));
    label('c1', 'a', true);
    label('c1', 'b', true);
    expect(shown()?.labels).toEqual(['a', 'b']);
    await waitFor(() => expect(kept.now.labels).toEqual(['a', 'b']));
    expect(asked.map((one) => one.method)).toEqual(['PATCH', 'PATCH']);
  });

  it('is_taken_back_when_the_server_refuses_it', async () => {
    aServer({ [`PATCH ${PATH}`]: () => problem(403, 'forbidden', 'Viewers only read.') });
    assign('c1', 'me', 'Assigned to you');
    expect(shown()?.assignee_id).toBe('me');
    await waitFor(() => expect(shown()?.assignee_id).toBeNull());
  });
});

it('many_at_once_leave_those_that_were_refused_as_they_were', async () => {
  receiveConversations([aConversation({ id: 'c2' })], 'answer');
  const { asked } = aServer({
    'POST /api/v1/conversations/bulk': () =>
      json(200, {
        items: [
          { id: 'c1', outcome: 'done', version: 2, code: null, detail: null },
          { id: 'c2', outcome: 'refused', version: null, code: 'not_found', detail: 'There is none.' },
        ],
        next_cursor: null,
      }),
  });
  const refused = changeMany(['c1', 'c2'], { status: 'resolved', labels_add: ['done'] }, 'Resolved');
  expect(useLive.getState().conversations.c2?.status).toBe('resolved');
  expect(await refused).toEqual([{ id: 'c2', reason: 'There is none.' }]);
  expect(asked[0]?.body).toEqual({ ids: ['c1', 'c2'], status: 'resolved', labels_add: ['done'] });
  expect(shown()).toMatchObject({ status: 'resolved', labels: ['done'] });
  expect(useLive.getState().conversations.c2).toMatchObject({ status: 'open', labels: [] });
});
