import { t } from '@lingui/core/macro';
import { Link } from '@tanstack/react-router';
import type { ReportOverview } from '@/api/types';
import { count, duration, percent } from '@/i18n/format';
import css from './by-inbox.module.css';
import { StatTable } from './stat-table';

type Row = ReportOverview['by_inbox'][number];

const time = (seconds: number | null) => (seconds === null ? '–' : duration(seconds));

/** Each inbox beside the others, its numbers the way to what they count. */
export function ByInbox({ rows }: { rows: readonly Row[] }) {
  const isSampled = rows.some((row) => row.delivery.sampled);
  return (
    <>
      <StatTable
        label={t`By inbox`}
        columns={[t`Inbox`, t`In`, t`Out`, t`Open`, t`First reply`, t`Delivered`, t`Delivered within`, t`Dead`]}
        rows={rows.map((row) => ({
          key: row.inbox_id,
          cells: [
            <Link key="name" to="/inboxes/$inboxId" params={{ inboxId: row.inbox_id }} className={css.link}>
              {row.name}
            </Link>,
            count(row.incoming),
            count(row.outgoing),
            <Link key="open" to="/inbox" search={{ status: 'open', inbox: row.inbox_id }} className={css.link}>
              {count(row.open)}
            </Link>,
            time(row.first_response.p50_seconds),
            row.delivery.success === null ? '–' : percent(row.delivery.success),
            time(row.delivery.p95_seconds),
            <Link
              key="dead"
              to="/deliveries"
              search={{ state: 'failed', inbox: row.inbox_id }}
              className={css.link}
              data-tone={row.dead > 0 ? 'bad' : undefined}
            >
              {count(row.dead)}
            </Link>,
          ],
        }))}
      />
      <p className={css.note}>
        {t`First reply: half came within this time. Delivered within: 19 of 20 did.`}
        {isSampled && ` ${t`Of the newest 20,000 replies.`}`}
      </p>
    </>
  );
}
