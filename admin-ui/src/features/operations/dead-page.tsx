import { plural, t } from '@lingui/core/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { meQuery } from '@/api/queries';
import { count, exactTime, logTime } from '@/i18n/format';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import { IconChecks } from '@/ui/icons';
import { ErrorNotice, Notice } from '@/ui/notice';
import { Page } from '@/ui/page';
import { Skeleton } from '@/ui/skeleton';
import { type DeadGroup, deadGroupsQuery } from './deliveries-query';
import { useInboxName } from './inbox-select';
import css from './operations.module.css';
import { OperationsTabs } from './operations-tabs';
import { RedriveSheet } from './redrive-sheet';

/** Replies we gave up on, one row for each reason and inbox, and the way to send them again. */
export function DeadPage() {
  const dead = useQuery(deadGroupsQuery);
  const [redriven, setRedriven] = useState<DeadGroup | null>(null);
  const close = () => {
    setRedriven(null);
    void dead.refetch();
  };
  return (
    <Page title={t`Dead replies`} subtitle={t`Replies that were given up, by reason and inbox`}>
      <OperationsTabs />
      {dead.isPending && <Skeleton width="100%" height={140} />}
      {dead.isError && !dead.data && (
        <ErrorNotice
          title={t`Dead replies could not be loaded`}
          error={dead.error}
          onRetry={() => void dead.refetch()}
        />
      )}
      {dead.data?.groups.length === 0 && (
        <Notice icon={<IconChecks />} title={t`No dead replies`}>
          {t`Looked at ${logTime(new Date(dead.dataUpdatedAt).toISOString())}`}
        </Notice>
      )}
      {dead.data && dead.data.groups.length > 0 && (
        <ul className={css.list} aria-label={t`Dead replies`}>
          {dead.data.groups.map((group) => (
            <GroupRow key={`${group.inboxId} ${group.code ?? ''}`} group={group} onRedrive={() => setRedriven(group)} />
          ))}
        </ul>
      )}
      {dead.data?.isComplete === false && (
        <p className={css.note}>
          {t`The reasons are those of the newest 1,000 dead replies; the counts are of all of them.`}
        </p>
      )}
      <Dialog title={t`Send again`} opened={redriven !== null} onClose={close}>
        {redriven && <RedriveSheet group={redriven} onDone={close} />}
      </Dialog>
    </Page>
  );
}

function GroupRow({ group, onRedrive }: { group: DeadGroup; onRedrive: () => void }) {
  const nameOf = useInboxName();
  const { data: me } = useQuery(meQuery);
  const { inboxId, code, reason, newest, oldestSeen } = group;
  const total = group.isAtLeast ? t`${count(group.count)} or more` : count(group.count);
  return (
    <li className={css.row}>
      <p className={css.number}>
        {total} <span className="visually-hidden">{plural(group.count, { one: 'reply', other: 'replies' })}</span>
      </p>
      <div className={css.main}>
        <p className={css.text}>{reason ?? code ?? t`No reason was given`}</p>
        <p className={css.meta}>
          {nameOf(inboxId)}
          {code && (
            <>
              {' · '}
              <code className={css.code}>{code}</code>
            </>
          )}
          {' · '}
          <span title={`${exactTime(oldestSeen)} – ${exactTime(newest)}`}>
            {oldestSeen === newest ? logTime(newest) : `${logTime(oldestSeen)} – ${logTime(newest)}`}
          </span>
        </p>
      </div>
      <div className={css.ways}>
        <Link
          to="/deliveries"
          search={{ state: 'failed', inbox: inboxId, ...(code !== null && { code }) }}
          className={css.link}
        >
          {t`Show them`}
        </Link>
        {me?.role === 'admin' && code !== null && <Button size="small" onClick={onRedrive}>{t`Send again…`}</Button>}
      </div>
    </li>
  );
}
