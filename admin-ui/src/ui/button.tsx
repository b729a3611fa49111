import type { ComponentPropsWithRef, ReactNode } from 'react';
import css from './button.module.css';
import { classNames } from './class-names';

interface ButtonProps extends ComponentPropsWithRef<'button'> {
  look?: 'primary' | 'plain' | 'quiet' | 'danger' | undefined;
  size?: 'small' | 'normal' | undefined;
  icon?: ReactNode;
  /** Something it started is under way: pressing again does nothing. */
  busy?: boolean | undefined;
}

export function Button({ look = 'plain', size = 'normal', icon, busy, className, children, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={classNames(css.button, css[look], css[size], className)}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : rest.onClick}
    >
      {icon}
      {children}
    </button>
  );
}

interface IconButtonProps extends Omit<ComponentPropsWithRef<'button'>, 'aria-label' | 'children'> {
  label: string;
  icon: ReactNode;
}

/** A button that is only an icon; its label is what screen readers say and what hovering shows. */
export function IconButton({ label, icon, className, ...rest }: IconButtonProps) {
  return (
    <button type="button" title={label} {...rest} aria-label={label} className={classNames(css.iconButton, className)}>
      {icon}
    </button>
  );
}
