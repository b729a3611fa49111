import {
  cloneElement,
  createContext,
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  type Ref,
  type RefObject,
  use,
  useId,
  useRef,
  useState,
} from 'react';
import { createPortal } from 'react-dom';
import { type Placement, useAnchored } from './anchored';
import { IconCheck } from './icons';
import { useLayer } from './layers';
import css from './menu.module.css';

interface TriggerProps {
  ref?: Ref<HTMLButtonElement>;
  id?: string;
  onClick?: () => void;
  onKeyDown?: (event: KeyboardEvent) => void;
  'aria-haspopup'?: 'menu';
  'aria-expanded'?: boolean;
  'aria-controls'?: string | undefined;
}

interface MenuProps {
  /** The button that opens it. */
  trigger: ReactElement;
  children: ReactNode;
  position?: Placement;
}

const CloseMenu = createContext<() => void>(() => undefined);

export function Menu({ trigger, children, position = 'bottom-start' }: MenuProps) {
  const anchor = useRef<HTMLButtonElement>(null);
  // Where on the page it opens: inside the landmark of its button, so that screen readers find it there.
  const [place, setPlace] = useState<Element | null>(null);
  const opened = place !== null;
  const open = () => setPlace(anchor.current?.closest('main, nav, aside, [role=dialog]') ?? document.body);
  const id = useId();
  return (
    <>
      {cloneElement(trigger as ReactElement<TriggerProps>, {
        ref: anchor,
        id: `${id}-button`,
        onClick: () => (opened ? setPlace(null) : open()),
        onKeyDown: (event) => {
          if (event.key !== 'ArrowDown') return;
          event.preventDefault();
          open();
        },
        'aria-haspopup': 'menu',
        'aria-expanded': opened,
        'aria-controls': opened ? id : undefined,
      })}
      {place && (
        <CloseMenu value={() => setPlace(null)}>
          <Items id={id} place={place} anchor={anchor} position={position}>
            {children}
          </Items>
        </CloseMenu>
      )}
    </>
  );
}

interface ItemsProps {
  id: string;
  place: Element;
  anchor: RefObject<HTMLElement | null>;
  position: Placement;
  children: ReactNode;
}

function Items({ id, place, anchor, position, children }: ItemsProps) {
  const element = useRef<HTMLDivElement>(null);
  const close = use(CloseMenu);
  const typed = useRef({ text: '', at: 0 });
  useLayer(element, { onClose: close, anchor });
  useAnchored(element, anchor, position);

  const onKeyDown = (event: KeyboardEvent) => {
    const items = [...(element.current?.querySelectorAll<HTMLElement>('[role^=menuitem]') ?? [])];
    const at = items.indexOf(document.activeElement as HTMLElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
    if (to !== undefined) items.at(to % items.length)?.focus();
    else if (event.key === 'Tab') close();
    else if (event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey) {
      // What is typed in quick succession is the start of a name.
      const { text, at: before } = typed.current;
      typed.current = { text: (event.timeStamp - before < 600 ? text : '') + event.key, at: event.timeStamp };
      const wanted = typed.current.text.toLocaleLowerCase();
      items.find((item) => item.textContent.trim().toLocaleLowerCase().startsWith(wanted))?.focus();
    } else return;
    event.preventDefault();
  };
  return createPortal(
    <div
      ref={element}
      id={id}
      role="menu"
      aria-labelledby={`${id}-button`}
      aria-orientation="vertical"
      tabIndex={-1}
      className={css.dropdown}
      onKeyDown={onKeyDown}
    >
      {children}
    </div>,
    place,
  );
}

interface MenuItemProps {
  icon?: ReactNode;
  onSelect: () => void;
  children: ReactNode;
}

export function MenuItem(item: MenuItemProps) {
  return <Item {...item} />;
}

/** One of several of which one holds. */
export function MenuChoice({ chosen, ...item }: MenuItemProps & { chosen: boolean }) {
  return <Item {...item} chosen={chosen} />;
}

function Item({ icon, onSelect, children, chosen }: MenuItemProps & { chosen?: boolean }) {
  const close = use(CloseMenu);
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: it is checked only when it is a radio item
    <button
      type="button"
      role={chosen === undefined ? 'menuitem' : 'menuitemradio'}
      aria-checked={chosen}
      tabIndex={-1}
      data-autofocus={chosen || undefined}
      className={css.item}
      onClick={() => {
        close();
        onSelect();
      }}
      onPointerMove={(event) => event.currentTarget.focus({ preventScroll: true })}
    >
      {icon}
      <span className={css.text}>{children}</span>
      {chosen && <IconCheck aria-hidden />}
    </button>
  );
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return <div className={css.label}>{children}</div>;
}

export function MenuDivider() {
  return <hr className={css.divider} />;
}
