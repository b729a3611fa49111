import { t } from '@lingui/core/macro';
import { Skeleton } from '@/ui/skeleton';
import { VisuallyHidden } from '@/ui/visually-hidden';
import css from './list-skeleton.module.css';

const NAMES = [120, 96, 148, 84, 132, 104, 140, 92, 116, 128];

export function ListSkeleton() {
  return (
    <div className={css.list}>
      <VisuallyHidden>{t`Loading conversations`}</VisuallyHidden>
      {NAMES.map((width, index) => (
        <div key={width} className={css.row} aria-hidden>
          <Skeleton width={36} height={36} round />
          <div className={css.text}>
            <Skeleton width={width} />
            <Skeleton width={`${60 + ((index * 17) % 35)}%`} height={10} />
          </div>
        </div>
      ))}
    </div>
  );
}
