import { screen, waitFor } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { receiveConversations } from '@/live/store';
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
  show(<Offering commands={commands} />);
  const { user } = show(<Palette opened onClose={onClose} onOpenConversation={onOpenConversation} />);
  const field = await screen.findByRole('combobox', { name: 'Commands' });
  return { user, field, onClose, onOpenConversation };
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

it('says_when_nothing_matches', async () => {
  const { user, field } = await open([]);
  await user.type(field, 'zzz');
  expect(screen.getByText('Nothing matches')).toBeVisible();
});
