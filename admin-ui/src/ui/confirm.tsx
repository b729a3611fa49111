import { t } from '@lingui/core/macro';
import type { ReactNode } from 'react';
import { Button } from './button';
import css from './confirm.module.css';
import { Dialog } from './dialog';
import { Refusal } from './refusal';

interface ConfirmProps {
  title: string;
  opened: boolean;
  onClose: () => void;
  /** What will happen, and what will not. */
  children: ReactNode;
  /** What is done, as a verb: `Revoke`, `Delete`. */
  verb: string;
  busy: boolean;
  error: Error | null;
  onConfirm: () => void;
}

/** Asks once more before something that cannot be taken back. What can be undone is done at once instead. */
export function Confirm({ title, opened, onClose, children, verb, busy, error, onConfirm }: ConfirmProps) {
  return (
    <Dialog title={title} opened={opened} onClose={onClose}>
      <div className={css.sheet}>
        <Refusal error={error} />
        <div className={css.text}>{children}</div>
        <div className={css.buttons}>
          <Button look="quiet" onClick={onClose}>{t`Cancel`}</Button>
          <Button look="danger" busy={busy} onClick={onConfirm}>
            {verb}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
