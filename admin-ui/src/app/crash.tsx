import { t } from '@lingui/core/macro';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { ErrorNotice } from '@/ui/notice';

/** Where a page failed to load or to draw. Says so plainly, and lets people try again. */
export function Crash({ error, reset }: ErrorComponentProps) {
  return (
    <main id="main" tabIndex={-1}>
      <title>{t`Something went wrong · Chatroom Central`}</title>
      <h1 className="visually-hidden">{t`Something went wrong`}</h1>
      <ErrorNotice
        title={t`This page could not be shown`}
        error={error}
        onRetry={() => {
          reset();
          location.reload();
        }}
      />
    </main>
  );
}
