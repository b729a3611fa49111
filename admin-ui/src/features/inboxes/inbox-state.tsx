import { t } from '@lingui/core/macro';
import type { Inbox } from '@/api/types';
import css from './inbox-state.module.css';

/** How an inbox is doing, in a word with a dot. */
export function InboxState({ inbox: { enabled, state, check } }: { inbox: Inbox }) {
  const isWrong = state === 'active' && check?.outcome === 'wrong';
  const name = enabled ? (isWrong ? 'wrong' : state) : 'disabled';
  return (
    <span className={css.state} data-state={name}>
      {wordFor(name)}
    </span>
  );
}

function wordFor(state: string): string {
  switch (state) {
    case 'active':
      return t`Active`;
    case 'wrong':
      return t`Needs attention`;
    case 'disabled':
      return t`Paused`;
    default:
      // A state of a newer server than we know still reads better than none.
      return state.charAt(0).toLocaleUpperCase() + state.slice(1).replaceAll('_', ' ');
  }
}
