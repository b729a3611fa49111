import { t } from '@lingui/core/macro';
import type { ReportOverview } from '@/api/types';
import { count, duration } from '@/i18n/format';
import { StatTable } from './stat-table';

const time = (seconds: number | null) => (seconds === null ? '–' : duration(seconds));

export function ByAgent({ rows }: { rows: ReportOverview['by_agent'] }) {
  return (
    <StatTable
      label={t`By person`}
      columns={[t`Person`, t`Replies`, t`First reply`, t`Resolved`]}
      rows={rows.map((row) => ({
        key: row.account_id,
        cells: [row.name, count(row.replies), time(row.first_response.p50_seconds), time(row.resolution.p50_seconds)],
      }))}
    />
  );
}
