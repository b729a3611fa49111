import { plural, t } from '@lingui/core/macro';
import { useQuery } from '@tanstack/react-query';
import { answer, api } from '@/api/client';
import type { KeptBack, Lanes, ServiceProcess } from '@/api/types';
import { count, exactTime, logTime } from '@/i18n/format';
import { Countdown } from '@/ui/countdown';
import { IconAlert, IconChecks } from '@/ui/icons';
import { ErrorNotice, Notice } from '@/ui/notice';
import { Skeleton } from '@/ui/skeleton';
import { useInboxName } from './inbox-select';
import css from './operations.module.css';

const servicesQuery = {
  queryKey: ['services'],
  queryFn: () => answer(api.GET('/api/v1/services')),
  staleTime: 0,
  refetchInterval: 10_000,
};

/** How sending goes as delivery-service tells it, and which processes of which version there are. */
export function Running() {
  const services = useQuery(servicesQuery);
  return (
    <>
      <section className={css.heldUp} aria-labelledby="sending-heading">
        <h2 id="sending-heading" className={css.heading}>{t`Sending now`}</h2>
        {services.isPending && <Skeleton width="100%" height={140} />}
        {services.isError && !services.data && (
          <ErrorNotice
            title={t`What runs could not be loaded`}
            error={services.error}
            onRetry={() => void services.refetch()}
          />
        )}
        {services.data &&
          (services.data.lanes ? (
            <Sending lanes={services.data.lanes} />
          ) : (
            <Notice icon={<IconAlert />} title={t`Nothing was heard of delivery-service`}>
              {t`It tells every 15 seconds how sending goes. Replies wait until it runs and reaches Kafka.`}
            </Notice>
          ))}
      </section>
      {services.data && (
        <section className={css.card} aria-labelledby="services-heading">
          <h2 id="services-heading" className={css.heading}>{t`Services`}</h2>
          {new Set(services.data.services.map((one) => one.version)).size > 1 && (
            <p className={css.meta}>{t`More than one version runs, as while an update is under way.`}</p>
          )}
          <ul className={css.results}>
            {services.data.services.map((one) => (
              <Service key={one.instance_id} service={one} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Sending({ lanes }: { lanes: Lanes }) {
  return (
    <>
      {lanes.stale && (
        <p className={css.bad} role="status">
          {t`Nothing newer was heard since ${logTime(lanes.told_at)}. This may have changed.`}
        </p>
      )}
      <dl className={css.sum}>
        <Term name={t`due`} value={lanes.due} />
        <Term name={t`being sent`} value={lanes.sending} />
        <Term name={t`waiting for another try`} value={lanes.waiting} />
        <Term name={t`waiting for a person`} value={lanes.held} bad />
      </dl>
      <p className={css.meta}>{t`Conversations, each by the first reply that has not left.`}</p>
      {lanes.inboxes.length === 0 ? (
        <Notice icon={<IconChecks />} title={t`No inbox keeps replies back`}>
          {t`Every platform takes what is sent to it.`}
        </Notice>
      ) : (
        <ul className={css.list} aria-label={t`Inboxes that keep replies back`}>
          {lanes.inboxes.map((kept) => (
            <Kept key={kept.inbox_id} kept={kept} />
          ))}
        </ul>
      )}
    </>
  );
}

function Kept({ kept }: { kept: KeptBack }) {
  const nameOf = useInboxName();
  return (
    <li className={css.row}>
      <p className={css.text}>{nameOf(kept.inbox_id)}</p>
      <div className={css.main}>
        <p>{why(kept)}</p>
        {kept.reason && (
          <p className={css.reason} dir="auto">
            {kept.reason}
          </p>
        )}
        <p className={css.meta}>
          {kept.since && <span title={exactTime(kept.since)}>{t`since ${logTime(kept.since)}`}</span>}
          {kept.until && (
            <>
              {t`next try`} <Countdown to={kept.until} />
            </>
          )}
        </p>
      </div>
    </li>
  );
}

function why({ by, failing }: KeptBack): string {
  switch (by) {
    case 'breaker':
      return plural(failing, {
        one: 'The breaker is open: # conversation failed, and none succeeded',
        other: 'The breaker is open: # conversations failed one after the other',
      });
    case 'probe':
      return t`The breaker lets one reply through, to see whether it works again`;
    case 'pause':
      return t`The platform asked for a pause`;
    case 'refusal':
      return t`The platform refuses the inbox until it is changed`;
  }
}

function Service({ service }: { service: ServiceProcess }) {
  return (
    <li>
      <span className={service.silent ? css.bad : css.good}>{service.silent ? t`Silent` : t`Runs`}</span>{' '}
      <span>{service.service}</span> <code className={css.code}>{service.version}</code>{' '}
      <span className={css.meta}>
        <span title={exactTime(service.started_at)}>{t`since ${logTime(service.started_at)}`}</span>
        {service.silent && ` · ${t`last heard ${logTime(service.told_at)}`}`}
      </span>
    </li>
  );
}

function Term({ name, value, bad }: { name: string; value: number; bad?: boolean }) {
  return (
    <div className={css.term} data-tone={bad && value > 0 ? 'bad' : undefined}>
      <dt>{name}</dt>
      <dd>{count(value)}</dd>
    </div>
  );
}
