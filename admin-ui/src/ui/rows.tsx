import type { ReactNode } from 'react';
import { classNames } from './class-names';
import css from './rows.module.css';

/** Things of one kind, one below the other, in one frame. */
export function Rows({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ul className={css.rows} aria-label={label}>
      {children}
    </ul>
  );
}

interface RowProps {
  lead?: ReactNode;
  title: ReactNode;
  /** Beside the title: what state it is in. */
  tags?: ReactNode;
  /** Below it, in small print. */
  meta?: ReactNode;
  actions?: ReactNode;
  /** Not in use any more, as a disabled account is. */
  faded?: boolean;
  /** Below all of it, when there is more to see. */
  children?: ReactNode;
}

export function Row({ lead, title, tags, meta, actions, faded, children }: RowProps) {
  return (
    <li className={classNames(css.row, faded && css.faded)}>
      {lead}
      <div className={css.main}>
        <div className={css.titleLine}>
          <span className={css.title} dir="auto">
            {title}
          </span>
          {tags}
        </div>
        {meta && <div className={css.meta}>{meta}</div>}
      </div>
      {actions && <div className={css.actions}>{actions}</div>}
      {children && <div className={css.more}>{children}</div>}
    </li>
  );
}

/** Small facts in a line, with a dot between them; those that are not there leave no gap. */
export function Facts({ children }: { children: readonly ReactNode[] }) {
  return (
    <ul className={css.facts}>
      {children
        .filter((fact) => fact !== null && fact !== false && fact !== undefined && fact !== '')
        .map((fact, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: they never change places
          <li key={index}>{fact}</li>
        ))}
    </ul>
  );
}
