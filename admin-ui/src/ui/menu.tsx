import { Menu as Overlay } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { IconCheck } from './icons';
import css from './menu.module.css';

interface MenuProps {
  /** The button that opens it. */
  trigger: ReactElement;
  children: ReactNode;
  position?: 'bottom-start' | 'bottom-end' | 'right-end' | 'top-end';
}

export function Menu({ trigger, children, position = 'bottom-start' }: MenuProps) {
  return (
    <Overlay
      position={position}
      offset={6}
      transitionProps={{ transition: 'pop', duration: 120 }}
      classNames={{
        dropdown: css.dropdown ?? '',
        item: css.item ?? '',
        label: css.label ?? '',
        divider: css.divider ?? '',
      }}
    >
      <Overlay.Target>{trigger}</Overlay.Target>
      <Overlay.Dropdown>{children}</Overlay.Dropdown>
    </Overlay>
  );
}

interface MenuItemProps {
  icon?: ReactNode;
  onSelect: () => void;
  children: ReactNode;
}

export function MenuItem({ icon, onSelect, children }: MenuItemProps) {
  return (
    <Overlay.Item leftSection={icon} onClick={onSelect}>
      {children}
    </Overlay.Item>
  );
}

/** One of several of which one holds. */
export function MenuChoice({ icon, chosen, onSelect, children }: MenuItemProps & { chosen: boolean }) {
  return (
    <Overlay.Item
      role="menuitemradio"
      aria-checked={chosen}
      leftSection={icon}
      rightSection={chosen ? <IconCheck aria-hidden /> : null}
      onClick={onSelect}
    >
      {children}
    </Overlay.Item>
  );
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return <Overlay.Label>{children}</Overlay.Label>;
}

export function MenuDivider() {
  return <Overlay.Divider />;
}
