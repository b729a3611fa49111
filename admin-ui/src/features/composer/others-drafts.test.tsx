import { screen, within } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { aServer, json } from '@/test/fake-server';
import { show } from '@/test/show';
import { OthersDrafts } from './others-drafts';

const draft = (id: string, name: string, text: string, isPrivate = false) => ({
  conversation_id: 'c1',
  author: { id, name },
  text,
  private: isPrivate,
  updated_at: '2026-01-01T09:00:00Z',
});

it('what_colleagues_have_begun_can_be_gone_on_with_and_ones_own_is_not_shown', async () => {
  aServer({
    'GET /api/v1/me': () => json(200, { id: 'me', username: 'me', name: 'Me', role: 'agent' }),
    'GET /api/v1/conversations/c1/drafts': () =>
      json(200, { items: [draft('sam', 'Sam', 'It left our', true), draft('me', 'Me', 'We are')], next_cursor: null }),
  });
  const onUse = vi.fn();
  const { user } = show(<OthersDrafts conversationId="c1" onUse={onUse} />);
  const list = await screen.findByRole('list', { name: 'Begun by colleagues' });
  expect(within(list).getAllByRole('listitem')).toHaveLength(1);
  expect(list).toHaveTextContent('Sam began a note:It left our');
  await user.click(within(list).getByRole('button', { name: 'Go on with it' }));
  expect(onUse).toHaveBeenCalledWith(expect.objectContaining({ text: 'It left our', private: true }));
});
