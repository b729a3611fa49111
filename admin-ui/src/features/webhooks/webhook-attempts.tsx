import { t } from '@lingui/core/macro';
import { useQuery } from '@tanstack/react-query';
import { answer, api } from '@/api/client';
import { outcomeWord } from '@/i18n/delivery-words';
import { logTime } from '@/i18n/format';
import formCss from '@/ui/form.module.css';
import { ErrorNotice } from '@/ui/notice';
import { Facts } from '@/ui/rows';
import { Skeleton } from '@/ui/skeleton';
import css from './webhooks-page.module.css';

/** What was sent, to the byte, and every attempt at it. */
export function WebhookAttempts({ webhookId, deliveryId }: { webhookId: string; deliveryId: string }) {
  const detail = useQuery({
    queryKey: ['webhook-delivery', webhookId, deliveryId],
    queryFn: () =>
      answer(
        api.GET('/api/v1/webhooks/{id}/deliveries/{delivery_id}', {
          params: { path: { id: webhookId, delivery_id: deliveryId } },
        }),
      ),
    staleTime: 0,
  });
  if (detail.isPending) return <Skeleton width="100%" height={160} />;
  if (detail.isError) {
    return <ErrorNotice title={t`It could not be loaded`} error={detail.error} onRetry={() => void detail.refetch()} />;
  }
  const { attempts, payload, delivery } = detail.data;
  return (
    <div className={formCss.form}>
      <p className={css.meta}>
        webhook-id <code>{delivery.id}</code>
      </p>
      {attempts.length === 0 && <p className={formCss.help}>{t`Nothing has been tried yet.`}</p>}
      <ol className={css.attempts}>
        {attempts.map((attempt) => (
          <li key={attempt.no}>
            <p>
              {t`Attempt ${attempt.no}`}: {outcomeWord(attempt.outcome)}
            </p>
            <div className={css.meta}>
              <Facts>
                {[
                  logTime(attempt.started_at),
                  t`${attempt.duration_ms} ms`,
                  attempt.http_status !== null && `HTTP ${attempt.http_status}`,
                  attempt.error,
                ]}
              </Facts>
            </div>
            {attempt.response_excerpt && <pre className={css.payload}>{attempt.response_excerpt}</pre>}
          </li>
        ))}
      </ol>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <pre className={css.payload} tabIndex={0}>
        {payload}
      </pre>
    </div>
  );
}
