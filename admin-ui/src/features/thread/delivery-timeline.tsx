import { t } from '@lingui/core/macro';
import { useQuery } from '@tanstack/react-query';
import { answer, api } from '@/api/client';
import type { DeliveryStatus, Timeline } from '@/api/types';
import { exactTime, logTime } from '@/i18n/format';
import { isDeliveryStatus } from '@/live/delivery';
import { ErrorNotice } from '@/ui/notice';
import { Skeleton } from '@/ui/skeleton';
import { StatusMark } from './delivery-status';
import css from './delivery-timeline.module.css';

/** Every attempt to deliver one reply, and every receipt for it, oldest first. */
export function DeliveryTimeline({ messageId, status }: { messageId: string; status: DeliveryStatus }) {
  const timeline = useQuery({
    // The status is part of the key, so that an open timeline grows as things happen.
    queryKey: ['timeline', messageId, status],
    queryFn: () => answer(api.GET('/api/v1/messages/{id}/timeline', { params: { path: { id: messageId } } })),
    placeholderData: (before: Timeline | undefined) => before,
  });
  return (
    <div className={css.timeline}>
      <h3 className={css.heading}>{t`Delivery`}</h3>
      {timeline.isPending && <Skeleton width="100%" height={48} />}
      {timeline.isError && (
        <ErrorNotice
          title={t`The timeline could not be loaded`}
          error={timeline.error}
          onRetry={() => void timeline.refetch()}
        />
      )}
      {timeline.data && <Entries timeline={timeline.data} />}
    </div>
  );
}

function Entries({ timeline: { attempts, receipts } }: { timeline: Timeline }) {
  if (attempts.length === 0 && receipts.length === 0) {
    return <p className={css.none}>{t`Nothing has been tried yet.`}</p>;
  }
  return (
    <ol className={css.entries}>
      {attempts.map((attempt) => (
        <li key={`attempt ${attempt.no}`} className={css.entry} data-outcome={attempt.outcome}>
          <div className={css.line}>
            <span className={css.what}>{t`Attempt ${attempt.no}`}</span>
            <When at={attempt.started_at} />
          </div>
          <p className={css.detail}>
            {[attempt.outcome, attempt.http_status ? t`HTTP ${attempt.http_status}` : '', t`${attempt.duration_ms} ms`]
              .filter(Boolean)
              .join(' · ')}
          </p>
          {attempt.error && <p className={css.error}>{attempt.error}</p>}
          {attempt.response_excerpt && <pre className={css.excerpt}>{attempt.response_excerpt}</pre>}
        </li>
      ))}
      {receipts.map((receipt) => (
        <li key={`receipt ${receipt.status} ${receipt.at}`} className={css.entry}>
          <div className={css.line}>
            {isDeliveryStatus(receipt.status) ? <StatusMark status={receipt.status} /> : receipt.status}
            <When at={receipt.at} />
          </div>
        </li>
      ))}
    </ol>
  );
}

function When({ at }: { at: string }) {
  return (
    <time className={css.when} dateTime={at} title={exactTime(at)}>
      {logTime(at)}
    </time>
  );
}
