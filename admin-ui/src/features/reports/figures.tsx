import { t } from '@lingui/core/macro';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ReportDurations, ReportOverview } from '@/api/types';
import { count, duration } from '@/i18n/format';
import { useNow } from '@/ui/use-now';
import css from './dashboard-page.module.css';

/** The server counts so far in each inbox and no further. */
const COUNTED = 10_000;
const atLeast = (value: number) => (value >= COUNTED ? t`${count(value)}+` : count(value));

/** What waits now, each number the way to what it counts. */
export function Waiting({ now, inbox }: { now: ReportOverview['now']; inbox: string | undefined }) {
  const minute = useNow();
  const here = inbox === undefined ? {} : { inbox };
  return (
    <section className={css.cards} aria-label={t`Now`}>
      <Link to="/inbox" search={{ status: 'open', ...here }} className={css.figure}>
        <Figure name={t`Open`} value={atLeast(now.open)} />
      </Link>
      <Link to="/inbox" search={{ status: 'open', assignee: 'none', ...here }} className={css.figure}>
        <Figure name={t`Unassigned`} value={atLeast(now.unassigned)} />
      </Link>
      {now.oldest_waiting ? (
        <Link
          to="/inbox/$conversationId"
          params={{ conversationId: now.oldest_waiting.conversation_id }}
          search={{ status: 'open', sort: 'waiting', ...here }}
          className={css.figure}
        >
          <Figure
            name={t`Oldest waiting`}
            value={duration(Math.max(0, (minute.getTime() - Date.parse(now.oldest_waiting.since)) / 1000))}
            more={t`for an answer`}
          />
        </Link>
      ) : (
        <div className={css.figure}>
          <Figure name={t`Oldest waiting`} value={t`nobody`} />
        </div>
      )}
      <Link to="/deliveries" search={here} className={css.figure}>
        <Figure name={t`Replies on their way`} value={count(now.backlog)} />
      </Link>
      <Link
        to="/deliveries"
        search={{ state: 'failed', ...here }}
        className={css.figure}
        data-tone={now.dead > 0 ? 'bad' : undefined}
      >
        <Figure name={t`Dead replies`} value={count(now.dead)} />
      </Link>
      <Link
        to="/deliveries"
        search={{ state: 'unknown', ...here }}
        className={css.figure}
        data-tone={now.unknown > 0 ? 'bad' : undefined}
      >
        <Figure name={t`Fate unknown`} value={count(now.unknown)} />
      </Link>
    </section>
  );
}

export function Happened({ totals }: { totals: ReportOverview['totals'] }) {
  return (
    <section className={css.cards} aria-label={t`In this time`}>
      <div className={css.figure}>
        <Figure name={t`Messages in`} value={count(totals.incoming)} />
      </div>
      <div className={css.figure}>
        <Figure name={t`Replies out`} value={count(totals.outgoing)} />
      </div>
      <div className={css.figure}>
        <Figure name={t`New conversations`} value={count(totals.conversations)} />
      </div>
      <div className={css.figure}>
        <Times name={t`First reply`} times={totals.first_response} />
      </div>
      <div className={css.figure}>
        <Times name={t`Resolved`} times={totals.resolution} />
      </div>
    </section>
  );
}

function Times({ name, times }: { name: string; times: ReportDurations }) {
  const { p50_seconds, p90_seconds } = times;
  if (p50_seconds === null || p90_seconds === null) return <Figure name={name} value="–" more={t`none in this time`} />;
  return <Figure name={name} value={duration(p50_seconds)} more={t`nine of ten within ${duration(p90_seconds)}`} />;
}

function Figure({ name, value, more }: { name: string; value: string; more?: ReactNode }) {
  return (
    <>
      <span className={css.name}>{name}</span>
      <span className={css.value}>{value}</span>
      {more && <span className={css.more}>{more}</span>}
    </>
  );
}
