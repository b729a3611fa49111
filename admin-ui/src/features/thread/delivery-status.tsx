import { t } from '@lingui/core/macro';
import type { ComponentType } from 'react';
import type { DeliveryStatus, Message } from '@/api/types';
import { clockTime } from '@/i18n/format';
import { isDeliveryStatus } from '@/live/delivery';
import { IconAlert, IconCheck, IconChecks, IconClock, IconQuestion, IconRefresh, IconSend } from '@/ui/icons';
import { Popover } from '@/ui/popover';
import { VisuallyHidden } from '@/ui/visually-hidden';
import css from './delivery-status.module.css';
import { DeliveryTimeline } from './delivery-timeline';

const ICONS: Record<DeliveryStatus, ComponentType<{ 'aria-hidden': true }>> = {
  queued: IconClock,
  sending: IconSend,
  retrying: IconRefresh,
  unknown: IconQuestion,
  sent: IconCheck,
  failed: IconAlert,
  delivered: IconChecks,
  read: IconChecks,
};

export function statusWord(status: DeliveryStatus): string {
  return {
    queued: t`Queued`,
    sending: t`Sending`,
    retrying: t`Retrying`,
    unknown: t`Unknown`,
    sent: t`Sent`,
    failed: t`Failed`,
    delivered: t`Delivered`,
    read: t`Read`,
  }[status];
}

/** Where a reply is on its way, in a word with an icon; pressing it shows every attempt. */
export function DeliveryState({ message }: { message: Message }) {
  const { status } = message;
  if (!isDeliveryStatus(status)) return null;
  const reason = explanation(message, status);
  return (
    <span className={css.state} data-status={status}>
      <Popover
        label={t`Delivery details`}
        trigger={(toggle) => (
          <button type="button" className={css.button} onClick={toggle} title={t`Delivery details`}>
            <StatusMark status={status} />
            <VisuallyHidden>, {t`delivery details`}</VisuallyHidden>
          </button>
        )}
      >
        <DeliveryTimeline messageId={message.id} status={status} />
      </Popover>
      {reason && <span className={css.reason}>{reason}</span>}
    </span>
  );
}

export function StatusMark({ status }: { status: DeliveryStatus }) {
  const Icon = ICONS[status];
  return (
    <span className={css.mark} data-status={status}>
      <Icon aria-hidden />
      <span>{statusWord(status)}</span>
    </span>
  );
}

function explanation({ status_reason, next_attempt_at }: Message, status: DeliveryStatus): string | null {
  switch (status) {
    case 'failed':
      return status_reason ?? null;
    case 'retrying':
      if (next_attempt_at) return t`next try ${clockTime(next_attempt_at)}`;
      return status_reason ?? null;
    case 'unknown':
      return status_reason || t`it may or may not have arrived`;
    case 'queued':
    case 'sending':
    case 'sent':
    case 'delivered':
    case 'read':
      return null;
  }
}
