import { t } from '@lingui/core/macro';
import { type Person, usePresence } from '@/live/presence';
import { Avatar } from '@/ui/avatar';
import { VisuallyHidden } from '@/ui/visually-hidden';
import css from './viewers.module.css';

const MOST = 4;
const NOBODY: readonly Person[] = [];

/** Which colleagues have this conversation open, those who are answering first. */
export function Viewers({ conversationId }: { conversationId: string }) {
  const people = usePresence((state) => state.people[conversationId] ?? NOBODY);
  if (people.length === 0) return null;
  const sorted = [...people].sort((a, b) => Number(b.state === 'replying') - Number(a.state === 'replying'));
  const more = sorted.length - MOST;
  return (
    <ul className={css.viewers} aria-label={t`Also here`}>
      {sorted.slice(0, MOST).map((one) => (
        <li key={one.id} className={css.viewer} data-state={one.state} title={doing(one)}>
          <Avatar size="small" name={one.name} seed={one.id} />
          <VisuallyHidden>{doing(one)}</VisuallyHidden>
        </li>
      ))}
      {more > 0 && <li className={css.more}>+{more}</li>}
    </ul>
  );
}

function doing({ name, state }: Person): string {
  return state === 'replying' ? t`${name} is replying` : t`${name} is viewing`;
}
