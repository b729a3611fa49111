import { t } from '@lingui/core/macro';
import css from './rows.module.css';
import { Skeleton } from './skeleton';
import { VisuallyHidden } from './visually-hidden';

const WIDTHS = [180, 140, 220, 160, 200];

/** Rows to come, in their place and size. */
export function RowSkeletons({ round }: { round?: boolean }) {
  return (
    <div className={css.rows}>
      <VisuallyHidden>{t`Loading`}</VisuallyHidden>
      {WIDTHS.map((width) => (
        <div key={width} className={css.row} aria-hidden>
          <Skeleton width={36} height={36} round={round === true} />
          <div className={css.main}>
            <Skeleton width={width} height={14} />
            <Skeleton width="60%" height={10} />
          </div>
        </div>
      ))}
    </div>
  );
}
