import { plural, t } from '@lingui/core/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { answer, api } from '@/api/client';
import type { Integrity } from '@/api/types';
import { count, exactTime, logTime } from '@/i18n/format';
import { IconAlert, IconClock, IconResolve } from '@/ui/icons';
import { ErrorNotice } from '@/ui/notice';
import { Page } from '@/ui/page';
import { Skeleton } from '@/ui/skeleton';
import css from './operations.module.css';
import { OperationsTabs } from './operations-tabs';

export const integrityQuery = {
  queryKey: ['integrity'],
  queryFn: () => answer(api.GET('/api/v1/integrity')),
  staleTime: 0,
  refetchInterval: 10_000,
};

/** Whether everything that was acknowledged is accounted for, as sums that have to come out even. */
export function IntegrityPage() {
  const integrity = useQuery(integrityQuery);
  return (
    <Page
      title={t`Integrity`}
      subtitle={t`Received is stored, repeated or quarantined; each reply is sent, waiting or dead`}
    >
      <OperationsTabs />
      {integrity.isPending && <Skeleton width="100%" height={180} />}
      {integrity.isError && !integrity.data && (
        <ErrorNotice
          title={t`The reconciliation could not be loaded`}
          error={integrity.error}
          onRetry={() => void integrity.refetch()}
        />
      )}
      {integrity.data && <Balance integrity={integrity.data} />}
    </Page>
  );
}

/** The one sentence that matters. */
export function Verdict({ integrity: { state, at, unread } }: { integrity: Integrity }) {
  return (
    <div className={css.verdict} data-state={state} role="status">
      {state === 'missing' ? (
        <IconAlert aria-hidden />
      ) : state === 'settling' ? (
        <IconClock aria-hidden />
      ) : (
        <IconResolve aria-hidden />
      )}
      <div className={css.main}>
        <p className={css.heading}>{verdict(state)}</p>
        <p className={css.meta}>
          {t`As of`}{' '}
          <time dateTime={at} title={exactTime(at)}>
            {logTime(at)}
          </time>
          {unread > 0 && ` · ${plural(unread, { one: '# event not read yet', other: '# events not read yet' })}`}
        </p>
      </div>
    </div>
  );
}

function Balance({ integrity }: { integrity: Integrity }) {
  const { inboxes, instances, replies } = integrity;
  return (
    <>
      <Verdict integrity={integrity} />
      <section className={css.card} aria-labelledby="replies-heading">
        <h2 id="replies-heading" className={css.heading}>{t`Replies`}</h2>
        <dl className={css.sum}>
          <Term name={t`Replies`} value={replies.replies} />
          <Term name={t`= sent`} value={replies.sent} />
          <Term name={t`+ pending`} value={replies.pending} />
          <Term name={t`+ unknown`} value={replies.unknown} bad />
          <Term name={t`+ dead`} value={replies.dead} bad />
          <Term name={t`+ cancelled`} value={replies.cancelled} />
        </dl>
        <p className={css.meta}>
          {replies.oldest_pending_at && t`The oldest pending one waits since ${logTime(replies.oldest_pending_at)}. `}
          <Link to="/deliveries/dead">{t`Dead replies`}</Link>
        </p>
      </section>
      {inboxes.map((inbox) => (
        <section key={inbox.inbox_id} className={css.card} aria-labelledby={`inbox-${inbox.inbox_id}`}>
          <h2 id={`inbox-${inbox.inbox_id}`} className={css.heading}>
            {inbox.name ?? t`A deleted inbox`}
          </h2>
          <p className={css.reason}>
            {inbox.state === 'balanced'
              ? t`Everything that was acknowledged is stored, was known already, or is in quarantine.`
              : inbox.explanation}
          </p>
          <dl className={css.sum}>
            <Term name={t`Acknowledged`} value={inbox.acknowledged} />
            <Term name={t`= stored`} value={inbox.stored} />
            <Term name={t`+ repeated`} value={inbox.duplicates} />
            <Term name={t`+ quarantined`} value={inbox.quarantined} />
            <Term name={t`+ echoes`} value={inbox.echoes} />
            {inbox.spooled > 0 && <Term name={t`+ spooled`} value={inbox.spooled} />}
            {inbox.surplus > 0 && <Term name={t`surplus`} value={inbox.surplus} />}
            <Term name={t`Missing`} value={inbox.missing} bad />
          </dl>
          {inbox.held > 0 && (
            <p className={css.meta}>
              <Link to="/quarantine" search={{ inbox: inbox.inbox_id }}>
                {plural(inbox.held, { one: '# entry in quarantine', other: '# entries in quarantine' })}
              </Link>
            </p>
          )}
        </section>
      ))}
      {instances.length > 0 && (
        <section className={css.card} aria-labelledby="instances-heading">
          <h2 id="instances-heading" className={css.heading}>{t`Ingest instances`}</h2>
          <ul className={css.results}>
            {instances.map((one) => (
              <li key={one.instance_id}>
                <code className={css.code}>{one.instance_id.slice(0, 8)}</code>{' '}
                <span className={one.silent ? css.bad : css.good}>{one.silent ? t`Silent` : t`Heard`}</span>{' '}
                <span className={css.meta}>
                  {logTime(one.told_at)}
                  {one.spooled > 0 && ` · ${plural(one.spooled, { one: '# in its spool', other: '# in its spool' })}`}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Term({ name, value, bad }: { name: string; value: number; bad?: boolean }): ReactNode {
  return (
    <div className={css.term} data-tone={bad && value > 0 ? 'bad' : undefined}>
      <dt>{name}</dt>
      <dd>{count(value)}</dd>
    </div>
  );
}

function verdict(state: Integrity['state']): string {
  switch (state) {
    case 'balanced':
      return t`Everything is accounted for`;
    case 'surplus':
      return t`Everything is there; more was read than acknowledged, which is harmless`;
    case 'settling':
      return t`Some of it is still on its way`;
    case 'missing':
      return t`Something that was acknowledged is missing`;
  }
}
