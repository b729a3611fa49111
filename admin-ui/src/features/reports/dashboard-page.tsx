import { plural, t } from '@lingui/core/macro';
import { useQuery } from '@tanstack/react-query';
import { inboxesQuery } from '@/api/queries';
import type { ReportOverview } from '@/api/types';
import { clockTime, duration } from '@/i18n/format';
import buttonCss from '@/ui/button.module.css';
import { Card } from '@/ui/card';
import { classNames } from '@/ui/class-names';
import { FilterSelect, Filters } from '@/ui/filters';
import { IconChart, IconDownload } from '@/ui/icons';
import { ErrorNotice, Notice } from '@/ui/notice';
import { Page } from '@/ui/page';
import { Segmented } from '@/ui/segmented';
import { Skeleton } from '@/ui/skeleton';
import { ByAgent } from './by-agent';
import { ByInbox } from './by-inbox';
import css from './dashboard-page.module.css';
import { Happened, Waiting } from './figures';
import { asked, overviewQuery, type Range, type ReportFilter } from './overview-query';
import { VolumeChart } from './volume-chart';

interface DashboardPageProps {
  filter: ReportFilter;
  onFilter: (filter: ReportFilter) => void;
}

/** What waits now, how much there was, and how fast it was answered and delivered. */
export function DashboardPage({ filter, onFilter }: DashboardPageProps) {
  const overview = useQuery(overviewQuery(filter));
  const { data: inboxes = [] } = useQuery(inboxesQuery);
  const ranges: Record<Range, string> = { day: t`24 hours`, week: t`7 days`, month: t`30 days`, quarter: t`90 days` };
  return (
    <Page
      title={t`Dashboard`}
      subtitle={overview.data && inWords(overview.data, ranges[filter.range])}
      action={
        overview.data && (
          <a
            className={classNames(buttonCss.button, buttonCss.plain)}
            href={`/api/v1/reports/overview/export?${new URLSearchParams(
              asked(filter, overview.dataUpdatedAt),
            ).toString()}`}
            download
          >
            <IconDownload aria-hidden />
            {t`Export as CSV`}
          </a>
        )
      }
    >
      <Filters>
        <Segmented
          label={t`Time`}
          value={filter.range}
          onChange={(range) => onFilter({ ...filter, range })}
          options={(['day', 'week', 'month', 'quarter'] as const).map((value) => ({ value, label: ranges[value] }))}
        />
        <FilterSelect
          label={t`Inbox`}
          all={t`All inboxes`}
          value={filter.inbox}
          onChange={(inbox) => onFilter({ ...filter, inbox })}
          options={inboxes.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Filters>
      {overview.isPending && <Skeletons />}
      {overview.isError && !overview.data && (
        <ErrorNotice
          title={t`The figures could not be loaded`}
          error={overview.error}
          onRetry={() => void overview.refetch()}
        />
      )}
      {overview.data && <Figures overview={overview.data} filter={filter} />}
    </Page>
  );
}

function Figures({ overview, filter }: { overview: ReportOverview; filter: ReportFilter }) {
  const { now, totals, volume, step, by_inbox, by_agent, counted_until, to } = overview;
  const isEmpty = totals.incoming === 0 && totals.outgoing === 0;
  return (
    <>
      {counted_until < to && (
        <p className={css.partial} role="status">
          {t`Messages are counted until ${clockTime(counted_until)}; the rest follows in a moment.`}
        </p>
      )}
      <Waiting now={now} inbox={filter.inbox} />
      {isEmpty ? (
        <Notice icon={<IconChart />} title={t`No messages in this time`}>
          {t`Choose a longer time, or wait until somebody writes.`}
        </Notice>
      ) : (
        <>
          <Happened totals={totals} />
          <Card title={t`Messages`}>
            <VolumeChart points={volume} step={step} />
          </Card>
          {by_inbox.length > 0 && (
            <Card title={t`By inbox`} help={t`Of the replies written in this time, how many the platform took.`}>
              <ByInbox rows={by_inbox} />
            </Card>
          )}
          {by_agent.length > 0 && (
            <Card title={t`By person`}>
              <ByAgent rows={by_agent} />
            </Card>
          )}
        </>
      )}
    </>
  );
}

/** The whole of it in a sentence, for those who would rather read. */
function inWords({ totals }: ReportOverview, range: string): string {
  const said = t`In the last ${range}: ${plural(totals.incoming, { one: '# message', other: '# messages' })} in, ${plural(totals.outgoing, { one: '# reply', other: '# replies' })} out.`;
  const half = totals.first_response.p50_seconds;
  return half === null ? said : `${said} ${t`Half of the first replies came within ${duration(half)}.`}`;
}

function Skeletons() {
  return (
    <>
      <div className={css.cards} aria-hidden>
        {['open', 'unassigned', 'oldest', 'backlog', 'dead', 'unknown'].map((one) => (
          <Skeleton key={one} width="100%" height={84} />
        ))}
      </div>
      <Skeleton width="100%" height={260} />
      <p className="visually-hidden">{t`Loading`}</p>
    </>
  );
}
