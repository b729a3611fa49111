import type { ComponentType } from 'react';
import type { DeliveryStatus } from '@/api/types';
import { statusWord } from '@/i18n/delivery-words';
import { IconAlert, IconBan, IconCheck, IconChecks, IconClock, IconQuestion, IconRefresh, IconSend } from './icons';
import css from './status-mark.module.css';

const ICONS: Record<DeliveryStatus, ComponentType<{ 'aria-hidden': true }>> = {
  queued: IconClock,
  sending: IconSend,
  retrying: IconRefresh,
  unknown: IconQuestion,
  sent: IconCheck,
  failed: IconAlert,
  cancelled: IconBan,
  delivered: IconChecks,
  read: IconChecks,
};

/** What became of a reply: always an icon and a word, never a colour alone. */
export function StatusMark({ status }: { status: DeliveryStatus }) {
  const Icon = ICONS[status];
  return (
    <span className={css.mark} data-status={status}>
      <Icon aria-hidden />
      <span>{statusWord(status)}</span>
    </span>
  );
}
