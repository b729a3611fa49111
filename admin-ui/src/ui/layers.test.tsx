import { screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { expect, it, vi } from 'vitest';
import { show } from '@/test/show';
import { Button } from './button';
import { Dialog } from './dialog';
import { Menu, MenuChoice, MenuItem } from './menu';
import { Popover } from './popover';

function ADialog() {
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button onClick={() => setOpened(true)}>Open</Button>
      <Dialog title="A question" opened={opened} onClose={() => setOpened(false)}>
        <input aria-label="Answer" data-autofocus />
        <Menu trigger={<Button>Choose</Button>}>
          <MenuItem onSelect={() => undefined}>This</MenuItem>
        </Menu>
      </Dialog>
    </>
  );
}

it('a_dialog_takes_the_focus_keeps_tab_inside_and_gives_it_back', async () => {
  const { user } = show(<ADialog />);
  await user.click(screen.getByRole('button', { name: 'Open' }));
  expect(screen.getByRole('dialog', { name: 'A question' })).toHaveAttribute('aria-modal', 'true');
  expect(screen.getByRole('textbox', { name: 'Answer' })).toHaveFocus();
  await user.tab();
  expect(screen.getByRole('button', { name: 'Choose' })).toHaveFocus();
  await user.tab();
  expect(screen.getByRole('button', { name: 'Close' })).toHaveFocus();
  await user.tab({ shift: true });
  expect(screen.getByRole('button', { name: 'Choose' })).toHaveFocus();
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(screen.getByRole('button', { name: 'Open' })).toHaveFocus();
});

it('escape_closes_the_topmost_layer_and_nothing_below_it', async () => {
  const { user } = show(<ADialog />);
  await user.click(screen.getByRole('button', { name: 'Open' }));
  await user.click(screen.getByRole('button', { name: 'Choose' }));
  expect(screen.getByRole('menuitem', { name: 'This' })).toHaveFocus();
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('menu')).toBeNull();
  expect(screen.getByRole('dialog')).toBeVisible();
  expect(screen.getByRole('button', { name: 'Choose' })).toHaveFocus();
});

it('a_question_that_has_to_be_answered_stays', async () => {
  const onClose = vi.fn();
  const { user } = show(
    <Dialog title="Sign in" opened onClose={onClose} closable={false}>
      <input aria-label="Name" />
    </Dialog>,
  );
  await user.keyboard('{Escape}');
  expect(onClose).not.toHaveBeenCalled();
  expect(screen.queryByRole('button', { name: 'Close' })).toBeNull();
});

it('a_menu_is_walked_with_arrows_and_by_the_first_letters', async () => {
  const onSelect = vi.fn();
  const { user } = show(
    <Menu trigger={<Button>Colour</Button>}>
      <MenuChoice chosen={false} onSelect={() => undefined}>
        Amber
      </MenuChoice>
      <MenuChoice chosen onSelect={() => undefined}>
        Blue
      </MenuChoice>
      <MenuChoice chosen={false} onSelect={onSelect}>
        Crimson
      </MenuChoice>
    </Menu>,
  );
  screen.getByRole('button', { name: 'Colour' }).focus();
  await user.keyboard('{ArrowDown}');
  expect(screen.getByRole('menuitemradio', { name: 'Blue' })).toHaveFocus();
  await user.keyboard('{ArrowDown}{ArrowDown}');
  expect(screen.getByRole('menuitemradio', { name: 'Amber' })).toHaveFocus();
  await user.keyboard('cr{Enter}');
  expect(onSelect).toHaveBeenCalledOnce();
  expect(screen.queryByRole('menu')).toBeNull();
  await waitFor(() => expect(screen.getByRole('button', { name: 'Colour' })).toHaveFocus());
});

it('a_popover_closes_on_a_press_outside_but_not_on_one_inside', async () => {
  const { user } = show(
    <>
      <Popover label="More" trigger={(toggle) => <Button onClick={toggle}>More</Button>}>
        <p>Details</p>
      </Popover>
      <p>Elsewhere</p>
    </>,
  );
  await user.click(screen.getByRole('button', { name: 'More' }));
  await user.click(screen.getByText('Details'));
  expect(screen.getByRole('dialog', { name: 'More' })).toBeVisible();
  await user.click(screen.getByText('Elsewhere'));
  expect(screen.queryByRole('dialog')).toBeNull();
});
