import { screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { show } from '@/test/show';
import { type Command, onKey, useCommands } from './commands';
import { keyName } from './key-name';
import { KeyboardSheet } from './keyboard-sheet';
import { forgetOwnKeys } from './own-keys';

const go = vi.fn();
const next = vi.fn();

function Offering() {
  const commands: Command[] = [
    { id: 'go inbox', group: 'Go to', label: 'Inbox', keys: ['g i'], run: go },
    { id: 'next', group: 'Inbox', label: 'Next', keys: ['j'], run: next },
  ];
  useCommands(commands);
  return <input aria-label="Somewhere to type" />;
}

beforeEach(() => document.addEventListener('keydown', onKey));
afterEach(() => {
  document.removeEventListener('keydown', onKey);
  forgetOwnKeys();
  vi.clearAllMocks();
});

it('two_keys_one_after_the_other_stand_for_one_command', async () => {
  const { user } = show(<Offering />);
  await user.keyboard('i');
  expect(go).not.toHaveBeenCalled();
  await user.keyboard('gi');
  expect(go).toHaveBeenCalledOnce();
  await user.keyboard('gj');
  expect(next).toHaveBeenCalledOnce();
});

it('keys_belong_to_the_field_somebody_types_in', async () => {
  const { user } = show(<Offering />);
  await user.type(screen.getByRole('textbox'), 'jgi');
  expect(next).not.toHaveBeenCalled();
  expect(go).not.toHaveBeenCalled();
});

it('a_command_answers_to_the_key_chosen_for_it_and_no_longer_to_the_usual_one', async () => {
  const offering = show(<Offering />);
  const { user, unmount } = show(<KeyboardSheet opened onClose={() => undefined} />);
  await user.click(await screen.findByRole('button', { name: 'Change the keys of Next' }));
  await user.keyboard('z');
  expect(screen.getByRole('button', { name: 'Change the keys of Next' })).toHaveTextContent('Z');
  unmount();
  offering.unmount();
  const again = show(<Offering />);
  await again.user.keyboard('jz');
  expect(next).toHaveBeenCalledOnce();
});

it('keys_read_as_they_stand_on_a_keyboard', () => {
  expect(['j', 'N', 'g i', 'Mod+Enter', 'Escape', '?'].map(keyName)).toEqual(['J', '⇧N', 'G I', 'Ctrl ↵', 'Esc', '?']);
});
