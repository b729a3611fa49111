import { t } from '@lingui/core/macro';
import type { ReactNode } from 'react';
import { requestIdOf } from '@/api/problem';
import { Button } from './button';
import { IconAlert, IconRefresh } from './icons';
import css from './notice.module.css';

interface NoticeProps {
  icon: ReactNode;
  title: string;
  children?: ReactNode;
  actions?: ReactNode;
}

/** What stands where content would be: nothing here yet, nothing matches, pick something. */
export function Notice({ icon, title, children, actions }: NoticeProps) {
  return (
    <div className={css.notice}>
      <span className={css.icon} aria-hidden>
        {icon}
      </span>
      <p className={css.title}>{title}</p>
      {children && <div className={css.text}>{children}</div>}
      {actions && <div className={css.actions}>{actions}</div>}
    </div>
  );
}

interface ErrorNoticeProps {
  title: string;
  error: unknown;
  onRetry?: (() => void) | undefined;
}

/** Says what failed, why, and the request id to quote, with a way to try again. */
export function ErrorNotice({ title, error, onRetry }: ErrorNoticeProps) {
  const requestId = requestIdOf(error);
  return (
    <div className={css.notice} role="alert">
      <span className={css.errorIcon} aria-hidden>
        <IconAlert />
      </span>
      <p className={css.title}>{title}</p>
      <div className={css.text}>{error instanceof Error ? error.message : t`Something unexpected happened.`}</div>
      {requestId && (
        <p className={css.requestId}>
          {t`Request`} <code>{requestId}</code>
        </p>
      )}
      {onRetry && (
        <div className={css.actions}>
          <Button icon={<IconRefresh />} onClick={onRetry}>{t`Retry`}</Button>
        </div>
      )}
    </div>
  );
}
