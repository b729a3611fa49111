import { screen, waitFor } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { receiveConversations } from '@/live/store';
import { aServer, json } from '@/test/fake-server';
import { aConversation } from '@/test/samples';
import { show } from '@/test/show';
import { type Command, useCommands } from './commands';
import { Palette } from './palette';

function Offering({ commands }: { commands: readonly Command[] }) {
  useCommands(commands);
  return null;
}

async function open(commands: readonly Command[]) {
  const onClose = vi.fn();
  const onOpenConversation = vi.fn();
  const onSearch = vi.fn();
  show(<Offering commands={commands} />);
  const { user } = show(
    <Palette opened onClose={onClose} onOpenConversation={onOpenConversation} onSearch={onSearch} />,
  );
  const field = await screen.findByRole('combobox', { name: 'Commands' });
  return { user, field, onClose, onOpenConversation, onSearch };
}

it('finds_a_command_by_some_of_its_words_and_runs_it_with_enter', async () => {
  const resolve = vi.fn();
  const { user, field, onClose } = await open([
    { id: 'note', group: 'Conversation', label: 'Write a note', keys: ['c'], run: () => undefined },
    { id: 'resolve', group: 'Inbox', label: 'Resolve it', keys: ['e'], run: resolve },
  ]);
  expect(screen.getAllByRole('option')).toHaveLength(2);
  await user.type(field, 'inbox res');
  expect(screen.getByRole('option', { name: /Resolve it/ })).toHaveAttribute('aria-selected', 'true');
  await user.keyboard('{Enter}');
  expect(onClose).toHaveBeenCalledOnce();
  await waitFor(() => expect(resolve).toHaveBeenCalledOnce());
});

it('opens_conversations_by_name', async () => {
  receiveConversations([aConversation({ id: 'c7' })], 'answer');
  const { user, field, onOpenConversation } = await open([]);
  expect(screen.queryByRole('option')).toBeNull();
  await user.type(field, 'lovelace{Enter}');
  await waitFor(() => expect(onOpenConversation).toHaveBeenCalledWith('c7'));
});

it('offers_to_search_messages_when_nothing_else_matches', async () => {
  const { user, field, onSearch } = await open([]);
  await user.type(field, 'zzz{Enter}');
  await waitFor(() => expect(onSearch).toHaveBeenCalledWith('zzz'));
});

it('finds_messages_everywhere_and_opens_them_where_they_are', async () => {
  const hit = {
    message_id: 'm9',
    seq: 41,
    type: 'incoming',
    private: false,
    sender_name: 'Ada Lovelace',
    created_at: '2026-01-01T09:00:00Z',
    snippet: [
      { text: 'where is my ', match: false },
      { text: 'parcel', match: true },
    ],
    conversation: aConversation({ id: 'c9' }),
  };
  aServer({
    'GET /api/v1/search/conversations': () => json(200, { items: [], next_cursor: null }),
    'GET /api/v1/search/messages': ({ query }) =>
      json(200, { items: query.get('q') === 'parcel' ? [hit] : [], next_cursor: null }),
  });
  const { user, field, onOpenConversation } = await open([]);
  await user.type(field, 'parcel');
  const option = await screen.findByRole('option', { name: /where is my parcel/ });
  expect(option.querySelector('mark')).toHaveTextContent('parcel');
  await user.click(option);
  await waitFor(() => expect(onOpenConversation).toHaveBeenCalledWith('c9', 41));
});
