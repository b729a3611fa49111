import { t } from '@lingui/core/macro';
import { Skeleton } from '@/ui/skeleton';
import { VisuallyHidden } from '@/ui/visually-hidden';
import css from './thread-skeleton.module.css';

const BUBBLES = [
  { out: false, width: 280, height: 36 },
  { out: false, width: 200, height: 36 },
  { out: true, width: 320, height: 56 },
  { out: false, width: 240, height: 56 },
  { out: true, width: 180, height: 36 },
  { out: false, width: 300, height: 36 },
];

export function ThreadSkeleton() {
  return (
    <div className={css.thread}>
      <VisuallyHidden>{t`Loading messages`}</VisuallyHidden>
      {BUBBLES.map(({ out, width, height }) => (
        <div key={width} className={out ? css.out : css.in} aria-hidden>
          {!out && <Skeleton width={28} height={28} round />}
          <Skeleton width={`min(${width}px, 70%)`} height={height} />
        </div>
      ))}
    </div>
  );
}
