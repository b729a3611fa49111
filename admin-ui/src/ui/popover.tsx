import { type ReactElement, type ReactNode, type RefObject, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { type Placement, useAnchored } from './anchored';
import { useLayer } from './layers';
import css from './popover.module.css';

interface PopoverProps {
  label: string;
  trigger: (toggle: () => void) => ReactElement;
  children: ReactNode;
}

/** A small sheet beside what it explains. Its content is mounted when it opens, so it asks the server only then. */
export function Popover({ label, trigger, children }: PopoverProps) {
  const anchor = useRef<HTMLSpanElement>(null);
  const [opened, setOpened] = useState(false);
  return (
    <>
      <span ref={anchor} className={css.anchor}>
        {trigger(() => setOpened(!opened))}
      </span>
      {opened && (
        <Floating label={label} anchor={anchor} placement="bottom-end" onClose={() => setOpened(false)}>
          {/* Takes the focus when there is nothing to press inside, so that it is read and Escape reaches it. */}
          <div tabIndex={-1} data-autofocus className={css.content}>
            {children}
          </div>
        </Floating>
      )}
    </>
  );
}

interface FloatingProps {
  label: string;
  anchor: RefObject<HTMLElement | null>;
  placement: Placement;
  onClose: () => void;
  className?: string | undefined;
  children: ReactNode;
}

/** The sheet itself, for whatever is opened by more than one button. */
export function Floating({ label, anchor, placement, onClose, className, children }: FloatingProps) {
  const element = useRef<HTMLDivElement>(null);
  useLayer(element, { onClose, anchor });
  useAnchored(element, anchor, placement);
  return createPortal(
    <div ref={element} role="dialog" aria-label={label} tabIndex={-1} className={className ?? css.dropdown}>
      {children}
    </div>,
    document.body,
  );
}
