import type { ReactNode } from 'react';
import css from './tag.module.css';

type Tone = 'plain' | 'brand' | 'ok' | 'warn' | 'danger';

/** A word about the state of something. The colour repeats what the word says, and never says more. */
export function Tag({ tone = 'plain', icon, children }: { tone?: Tone; icon?: ReactNode; children: ReactNode }) {
  return (
    <span className={css.tag} data-tone={tone}>
      {icon}
      {children}
    </span>
  );
}
