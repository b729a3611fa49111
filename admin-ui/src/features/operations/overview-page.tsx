import { plural, t } from '@lingui/core/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { count, exactTime, logTime } from '@/i18n/format';
import { Countdown } from '@/ui/countdown';
import { IconChecks } from '@/ui/icons';
import { ErrorNotice, Notice } from '@/ui/notice';
import { Page } from '@/ui/page';
import { Skeleton } from '@/ui/skeleton';
import { type HeldUp, heldUpQuery } from './deliveries-query';
import { useInboxName } from './inbox-select';
import { integrityQuery, Verdict } from './integrity-page';
import css from './operations.module.css';
import { OperationsTabs } from './operations-tabs';
import { Running } from './running';

/** How it goes at a glance: whether anything is missing, what has not arrived, and what keeps it. */
export function OverviewPage() {
  const integrity = useQuery(integrityQuery);
  const heldUp = useQuery(heldUpQuery);
  return (
    <Page title={t`Operations`} subtitle={t`What came in, what went out, and what is in its way`}>
      <OperationsTabs />
      {integrity.isPending && <Skeleton width="100%" height={140} />}
      {integrity.isError && !integrity.data && (
        <ErrorNotice
          title={t`The reconciliation could not be loaded`}
          error={integrity.error}
          onRetry={() => void integrity.refetch()}
        />
      )}
      {integrity.data && (
        <>
          <Verdict integrity={integrity.data} />
          <dl className={css.figures}>
            <Figure name={t`On their way`} value={integrity.data.replies.pending}>
              <Link to="/deliveries">{t`Deliveries`}</Link>
            </Figure>
            <Figure name={t`Fate unknown`} value={integrity.data.replies.unknown} bad>
              <Link to="/deliveries" search={{ state: 'unknown' }}>{t`Show them`}</Link>
            </Figure>
            <Figure name={t`Dead replies`} value={integrity.data.replies.dead} bad>
              <Link to="/deliveries/dead">{t`Show them`}</Link>
            </Figure>
            <Figure name={t`In quarantine`} value={sum(integrity.data.inboxes.map((one) => one.held))} bad>
              <Link to="/quarantine">{t`Quarantine`}</Link>
            </Figure>
            <Figure name={t`Not read yet`} value={integrity.data.unread}>
              {t`events on their way in`}
            </Figure>
            <Figure name={t`In spools`} value={sum(integrity.data.instances.map((one) => one.spooled))} bad>
              {plural(integrity.data.instances.length, {
                one: '# ingest instance',
                other: '# ingest instances',
              })}
            </Figure>
          </dl>
        </>
      )}
      <div className={css.heldUp}>
        <h2 className={css.heading}>{t`What is held up`}</h2>
        {heldUp.isPending && <Skeleton width="100%" height={140} />}
        {heldUp.isError && !heldUp.data && (
          <ErrorNotice
            title={t`Deliveries could not be loaded`}
            error={heldUp.error}
            onRetry={() => void heldUp.refetch()}
          />
        )}
        {heldUp.data?.length === 0 && (
          <Notice icon={<IconChecks />} title={t`Nothing is held up`}>
            {t`Looked at ${logTime(new Date(heldUp.dataUpdatedAt).toISOString())}`}
          </Notice>
        )}
        {heldUp.data && heldUp.data.length > 0 && (
          <ul className={css.list} aria-label={t`What is held up`}>
            {heldUp.data.map((one) => (
              <HeldUpRow key={`${one.inboxId} ${one.code ?? ''}`} heldUp={one} />
            ))}
          </ul>
        )}
      </div>
      <Running />
    </Page>
  );
}

/** Replies that one cause keeps: a platform that does not answer, a limit, a paused inbox. */
function HeldUpRow({ heldUp: { inboxId, code, reason, count: waiting, oldestSeen, nextTry } }: { heldUp: HeldUp }) {
  const nameOf = useInboxName();
  return (
    <li className={css.row}>
      <p className={css.number}>
        {count(waiting)} <span className="visually-hidden">{plural(waiting, { one: 'reply', other: 'replies' })}</span>
      </p>
      <div className={css.main}>
        <p className={css.text}>{reason ?? code ?? t`No reason was given`}</p>
        <p className={css.meta}>
          {nameOf(inboxId)}
          {' · '}
          <span title={exactTime(oldestSeen)}>{t`since ${logTime(oldestSeen)}`}</span>
          {nextTry && (
            <>
              {' · '}
              {t`next try`} <Countdown to={nextTry} />
            </>
          )}
        </p>
      </div>
      <div className={css.ways}>
        <Link
          to="/deliveries"
          search={{ state: 'retrying', inbox: inboxId, ...(code !== null && { code }) }}
          className={css.link}
        >
          {t`Show them`}
        </Link>
      </div>
    </li>
  );
}

function Figure({ name, value, bad, children }: { name: string; value: number; bad?: boolean; children: ReactNode }) {
  return (
    <div className={css.figure} data-tone={bad && value > 0 ? 'bad' : undefined}>
      <dt>{name}</dt>
      <dd className={css.number}>{count(value)}</dd>
      <dd className={css.meta}>{children}</dd>
    </div>
  );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}
