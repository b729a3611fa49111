import { t } from '@lingui/core/macro';
import { useConnection } from '@/live/connection';
import css from './connection-bar.module.css';

/** Says when what is on screen may be behind, and when it no longer is. */
export function ConnectionBar() {
  const { phase } = useConnection();
  return (
    <div role="status" className={css.bar} data-phase={phase}>
      {phase === 'reconnecting' && t`Reconnecting… Replies you send are kept and go out when the connection is back.`}
      {phase === 'back' && t`Back online`}
    </div>
  );
}
