import type { Priority } from '@/api/types';
import { IconPriority0, IconPriority1, IconPriority2, IconPriority3, IconPriority4 } from './icons';
import css from './priority-mark.module.css';

const ICONS = { low: IconPriority1, medium: IconPriority2, high: IconPriority3, urgent: IconPriority4 };

/** Bars that say how urgent something is; the word stands beside it or in its title. */
export function PriorityMark({ priority }: { priority: Priority | null }) {
  const Icon = priority === null ? IconPriority0 : ICONS[priority];
  return <Icon aria-hidden className={css.mark} data-priority={priority ?? 'none'} />;
}
