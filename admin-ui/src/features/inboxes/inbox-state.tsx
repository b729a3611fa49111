import { t } from '@lingui/core/macro';
import type { Inbox } from '@/api/types';
import css from './inbox-state.module.css';

/** How an inbox is doing, in a word with a dot. */
export function InboxState({ inbox: { enabled, state } }: { inbox: Inbox }) {
  const name = enabled ? state.toLowerCase() : 'paused';
  return (
    <span className={css.state} data-state={name}>
      {wordFor(name)}
    </span>
  );
}

function wordFor(state: string): string {
  switch (state) {
    case 'active':
    case 'ready':
    case 'ok':
      return t`Active`;
    case 'paused':
      return t`Paused`;
    case 'held':
      return t`On hold`;
    default:
      // A state of a newer server than we know still reads better than none.
      return state.charAt(0).toLocaleUpperCase() + state.slice(1).replaceAll('_', ' ');
  }
}
