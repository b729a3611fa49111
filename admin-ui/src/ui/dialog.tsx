import { t } from '@lingui/core/macro';
import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { IconButton } from './button';
import css from './dialog.module.css';
import { IconX } from './icons';

interface DialogProps {
  title: string;
  opened: boolean;
  onClose: () => void;
  children: ReactNode;
  /** `side` slides in from the edge, for what belongs to the page rather than interrupting it. */
  from?: 'middle' | 'side';
  /** False for a question that has to be answered. */
  closable?: boolean;
}

export function Dialog({ title, opened, onClose, children, from = 'middle', closable = true }: DialogProps) {
  return (
    <Modal.Root
      opened={opened}
      onClose={onClose}
      closeOnEscape={closable}
      closeOnClickOutside={closable}
      transitionProps={{ transition: from === 'side' ? 'slide-left' : 'pop', duration: 140 }}
      classNames={{
        inner: from === 'side' ? css.innerSide : css.inner,
        content: from === 'side' ? css.side : css.middle,
      }}
    >
      <Modal.Overlay className={css.overlay ?? ''} />
      <Modal.Content>
        <header className={css.header}>
          <Modal.Title className={css.title ?? ''}>{title}</Modal.Title>
          {closable && <IconButton label={t`Close`} icon={<IconX />} onClick={onClose} />}
        </header>
        <div className={css.body}>{children}</div>
      </Modal.Content>
    </Modal.Root>
  );
}
