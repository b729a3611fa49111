import { plural, t } from '@lingui/core/macro';
import { useConnection } from '@/live/connection';
import css from './connection-bar.module.css';

/** Says when what is on screen may be behind, and when it no longer is. */
export function ConnectionBar() {
  const { phase, sent } = useConnection();
  return (
    <div role="status" className={css.bar} data-phase={phase}>
      {phase === 'reconnecting' && t`Reconnecting… Replies you send are kept and go out when the connection is back.`}
      {phase === 'offline' && t`You're offline. Messages you send are kept and go out when you are back.`}
      {phase === 'back' &&
        (sent === 0
          ? t`Back online`
          : plural(sent, { one: 'Back online, # message sent', other: 'Back online, # messages sent' }))}
    </div>
  );
}
