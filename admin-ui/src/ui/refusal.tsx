import { t } from '@lingui/core/macro';
import { requestIdOf } from '@/api/problem';
import { IconAlert } from './icons';
import css from './refusal.module.css';

/** Why what somebody asked for was not done, over the form they asked it with. Nothing they typed is gone. */
export function Refusal({ error }: { error: Error | null }) {
  if (!error) return null;
  const requestId = requestIdOf(error);
  return (
    <div role="alert" className={css.refusal}>
      <IconAlert aria-hidden />
      <div>
        <p>{error.message}</p>
        {requestId && (
          <p className={css.request}>
            {t`Request`} <code>{requestId}</code>
          </p>
        )}
      </div>
    </div>
  );
}
