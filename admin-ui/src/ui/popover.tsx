import { Popover as Overlay } from '@mantine/core';
import { type ReactElement, type ReactNode, useState } from 'react';
import css from './popover.module.css';

interface PopoverProps {
  label: string;
  trigger: (toggle: () => void) => ReactElement;
  children: ReactNode;
}

/** A small sheet beside what it explains. Its content is mounted when it opens, so it asks the server only then. */
export function Popover({ label, trigger, children }: PopoverProps) {
  const [opened, setOpened] = useState(false);
  return (
    <Overlay
      opened={opened}
      onChange={setOpened}
      position="bottom-end"
      offset={6}
      trapFocus
      returnFocus
      withRoles={false}
      transitionProps={{ transition: 'pop', duration: 120 }}
    >
      <Overlay.Target>{trigger(() => setOpened(!opened))}</Overlay.Target>
      <Overlay.Dropdown className={css.dropdown ?? ''} role="dialog" aria-label={label}>
        {/* Takes the focus when there is nothing to press inside, so that it is read and Escape reaches it. */}
        <div tabIndex={-1} data-autofocus className={css.content}>
          {children}
        </div>
      </Overlay.Dropdown>
    </Overlay>
  );
}
