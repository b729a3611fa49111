import { t } from '@lingui/core/macro';
import { useQuery } from '@tanstack/react-query';
import { answer, api } from '@/api/client';
import type { DeliveryStatus, Timeline } from '@/api/types';
import { outcomeWord } from '@/i18n/delivery-words';
import { exactTime, logTime } from '@/i18n/format';
import { isDeliveryStatus } from '@/live/delivery';
import { cancelReply, retryReply } from '@/live/fate';
import { Button } from '@/ui/button';
import { ErrorNotice } from '@/ui/notice';
import { Skeleton } from '@/ui/skeleton';
import { StatusMark } from '@/ui/status-mark';
import css from './delivery-timeline.module.css';

/** Everything that happened to one reply, oldest first: attempts, receipts, and what people asked for. */
export function DeliveryTimeline({ messageId, status }: { messageId: string; status: DeliveryStatus }) {
  const timeline = useQuery({
    // The status is part of the key, so that an open timeline grows as things happen.
    queryKey: ['timeline', messageId, status],
    queryFn: () => answer(api.GET('/api/v1/messages/{id}/timeline', { params: { path: { id: messageId } } })),
    placeholderData: (before: Timeline | undefined) => before,
    staleTime: 0,
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
      {timeline.data && timeline.data.actions.length > 0 && (
        <div className={css.actions}>
          {timeline.data.actions.includes('retry') && (
            <Button size="small" onClick={() => void retryReply(messageId).then(() => timeline.refetch())}>
              {t`Send again`}
            </Button>
          )}
          {timeline.data.actions.includes('cancel') && (
            <Button
              size="small"
              look="quiet"
              onClick={() => void cancelReply(messageId).then(() => timeline.refetch())}
            >
              {t`Do not send`}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

type Entry =
  | { kind: 'attempt'; at: string; attempt: Timeline['attempts'][number] }
  | { kind: 'receipt'; at: string; receipt: Timeline['receipts'][number] }
  | { kind: 'event'; at: string; event: Timeline['events'][number] };

function entriesOf({ attempts, receipts, events }: Timeline): Entry[] {
  const all: Entry[] = [
    ...attempts.map((attempt): Entry => ({ kind: 'attempt', at: attempt.started_at, attempt })),
    ...receipts.map((receipt): Entry => ({ kind: 'receipt', at: receipt.at, receipt })),
    ...events.map((event): Entry => ({ kind: 'event', at: event.at, event })),
  ];
  return all.sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

function Entries({ timeline }: { timeline: Timeline }) {
  const entries = entriesOf(timeline);
  if (entries.length === 0) return <p className={css.none}>{t`Nothing has been tried yet.`}</p>;
  return (
    <ol className={css.entries}>
      {entries.map((entry) => (
        <li
          key={`${entry.kind} ${entry.at}`}
          className={css.entry}
          data-outcome={entry.kind === 'attempt' ? entry.attempt.outcome : undefined}
        >
          <EntryView entry={entry} />
        </li>
      ))}
    </ol>
  );
}

function EntryView({ entry }: { entry: Entry }) {
  switch (entry.kind) {
    case 'receipt': {
      const { status, at } = entry.receipt;
      return (
        <div className={css.line}>
          {isDeliveryStatus(status) ? <StatusMark status={status} /> : status}
          <When at={at} />
        </div>
      );
    }
    case 'event': {
      const { kind, by, reason, at } = entry.event;
      return (
        <>
          <div className={css.line}>
            <span className={css.what}>{eventWord(kind)}</span>
            <When at={at} />
          </div>
          {(by || reason) && <p className={css.detail}>{[by, reason].filter(Boolean).join(' · ')}</p>}
        </>
      );
    }
    case 'attempt': {
      const { no, part, outcome, http_status, duration_ms, error, response_excerpt, started_at } = entry.attempt;
      return (
        <>
          <div className={css.line}>
            <span className={css.what}>{part == null ? t`Attempt ${no}` : t`Attempt ${no}, part ${part}`}</span>
            <When at={started_at} />
          </div>
          <p className={css.detail}>
            {[outcomeWord(outcome), http_status ? t`HTTP ${http_status}` : '', t`${duration_ms} ms`]
              .filter(Boolean)
              .join(' · ')}
          </p>
          {error && <p className={css.error}>{error}</p>}
          {response_excerpt && (
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
            <pre className={css.excerpt} tabIndex={0}>
              {response_excerpt}
            </pre>
          )}
        </>
      );
    }
  }
}

function eventWord(kind: Timeline['events'][number]['kind']): string {
  switch (kind) {
    case 'retry_requested':
      return t`Sent again by hand`;
    case 'cancel_requested':
      return t`Cancel asked for`;
    case 'cancelled':
      return t`Cancelled`;
    case 'cancel_refused':
      return t`Too late to cancel`;
  }
}

function When({ at }: { at: string }) {
  return (
    <time className={css.when} dateTime={at} title={exactTime(at)}>
      {logTime(at)}
    </time>
  );
}
