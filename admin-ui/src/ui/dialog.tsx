import { t } from '@lingui/core/macro';
import { type ReactNode, useId, useRef } from 'react';
import { createPortal } from 'react-dom';
import { IconButton } from './button';
import { classNames } from './class-names';
import css from './dialog.module.css';
import { IconX } from './icons';
import { useLayer } from './layers';

interface DialogProps {
  title: string;
  opened: boolean;
  onClose: () => void;
  children: ReactNode;
  /** `side` slides in from the edge, for what belongs to the page rather than interrupting it; `whole` is as large as its content. */
  from?: 'middle' | 'side' | 'whole';
  /** False for a question that has to be answered. */
  closable?: boolean;
  /** For what names itself, like a search field at the top: the title is there for screen readers only. */
  bare?: boolean;
}

export function Dialog({ opened, ...props }: DialogProps) {
  return opened ? createPortal(<OpenDialog {...props} />, document.body) : null;
}

function OpenDialog({ title, onClose, children, from = 'middle', closable = true, bare }: Omit<DialogProps, 'opened'>) {
  const element = useRef<HTMLDivElement>(null);
  const id = useId();
  useLayer(element, { onClose, closable, modal: true });
  return (
    <div className={classNames(css.stage, from === 'side' && css.stageSide)}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a press beside the dialog is Escape by other means */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: see above */}
      <div className={css.overlay} onClick={closable ? onClose : undefined} />
      <div
        ref={element}
        role="dialog"
        aria-modal
        aria-labelledby={`${id}-title`}
        tabIndex={-1}
        className={classNames(from === 'side' ? css.side : css.middle, from === 'whole' && css.whole, bare && css.bare)}
      >
        {bare ? (
          <h2 id={`${id}-title`} className="visually-hidden">
            {title}
          </h2>
        ) : (
          <header className={css.header}>
            <h2 id={`${id}-title`} className={css.title}>
              {title}
            </h2>
            {closable && <IconButton label={t`Close`} icon={<IconX />} onClick={onClose} />}
          </header>
        )}
        <div className={css.body}>{children}</div>
      </div>
    </div>
  );
}
