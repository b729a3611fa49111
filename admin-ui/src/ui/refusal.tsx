import { t } from '@lingui/core/macro';
import type { ReactNode } from 'react';
import { requestIdOf } from '@/api/problem';
import { IconAlert } from './icons';
import css from './refusal.module.css';

/** Why what somebody asked for was not done, over the form they asked it with. Nothing they typed is gone. */
export function Refusal({ error }: { error: Error | null }) {
  return error && <RefusalBox requestId={requestIdOf(error)}>{error.message}</RefusalBox>;
}

/** The same in words of the form's own. */
export function RefusalBox({ children, requestId = null }: { children: ReactNode; requestId?: string | null }) {
  return (
    <div role="alert" className={css.refusal}>
      <IconAlert aria-hidden />
      <div>
        <p>{children}</p>
        {requestId && (
          <p className={css.request}>
            {t`Request`} <code>{requestId}</code>
          </p>
        )}
      </div>
    </div>
  );
}
