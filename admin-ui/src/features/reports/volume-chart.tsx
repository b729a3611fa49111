import { t } from '@lingui/core/macro';
import { useState } from 'react';
import type { ReportOverview } from '@/api/types';
import { count, stepName } from '@/i18n/format';
import { Segmented } from '@/ui/segmented';
import { StatTable } from './stat-table';
import css from './volume-chart.module.css';

type Point = ReportOverview['volume'][number];

const HEIGHT = 160;

/** Messages in and replies out over time: as bars, or as the numbers they stand for. */
export function VolumeChart({ points, step }: { points: readonly Point[]; step: string }) {
  const [view, setView] = useState<'chart' | 'table'>('chart');
  return (
    <div className={css.volume}>
      <div className={css.head}>
        <ul className={css.legend}>
          <li data-of="incoming">{t`Messages in`}</li>
          <li data-of="outgoing">{t`Replies out`}</li>
        </ul>
        <Segmented
          label={t`Show as`}
          value={view}
          onChange={setView}
          options={[
            { value: 'chart', label: t`Chart` },
            { value: 'table', label: t`Table` },
          ]}
        />
      </div>
      {view === 'chart' ? (
        <Bars points={points} step={step} />
      ) : (
        <StatTable
          label={t`Messages`}
          columns={[step === 'day' ? t`Day` : t`Hour`, t`Messages in`, t`Replies out`]}
          rows={points.map((point) => ({
            key: point.at,
            cells: [stepName(point.at, step), count(point.incoming), count(point.outgoing)],
          }))}
        />
      )}
    </div>
  );
}

function Bars({ points, step }: { points: readonly Point[]; step: string }) {
  const most = Math.max(1, ...points.map((point) => Math.max(point.incoming, point.outgoing)));
  const busiest = points.reduce<Point | undefined>(
    (best, point) => (best === undefined || point.incoming > best.incoming ? point : best),
    undefined,
  );
  const label = busiest
    ? t`Messages over time; the most came in on ${stepName(busiest.at, step)}: ${count(busiest.incoming)}`
    : t`Messages over time`;
  const first = points[0];
  const last = points.at(-1);
  return (
    <figure className={css.figure}>
      <div className={css.scale} aria-hidden>
        <span>{count(most)}</span>
        <span>0</span>
      </div>
      <div role="img" aria-label={label} className={css.bars} style={{ blockSize: HEIGHT }}>
        {points.map((point) => (
          <div
            key={point.at}
            className={css.pair}
            title={`${stepName(point.at, step)}: ${t`${count(point.incoming)} in, ${count(point.outgoing)} out`}`}
          >
            <span data-of="incoming" style={{ blockSize: `${(point.incoming / most) * 100}%` }} />
            <span data-of="outgoing" style={{ blockSize: `${(point.outgoing / most) * 100}%` }} />
          </div>
        ))}
      </div>
      <figcaption className={css.ends}>
        <span>{first && stepName(first.at, step)}</span>
        <span>{last && stepName(last.at, step)}</span>
      </figcaption>
    </figure>
  );
}
