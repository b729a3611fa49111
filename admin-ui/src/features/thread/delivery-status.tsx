import { t } from '@lingui/core/macro';
import type { ReactNode } from 'react';
import type { DeliveryStatus, Message } from '@/api/types';
import { isDeliveryStatus, isGivenUp, isOnItsWay } from '@/live/delivery';
import { cancelReply, retryReply } from '@/live/fate';
import { Button } from '@/ui/button';
import { Countdown } from '@/ui/countdown';
import { Popover } from '@/ui/popover';
import { StatusMark } from '@/ui/status-mark';
import { VisuallyHidden } from '@/ui/visually-hidden';
import css from './delivery-status.module.css';
import { DeliveryTimeline } from './delivery-timeline';

interface DeliveryStateProps {
  message: Message;
  onRevise: (message: Message) => void;
}

/** Where a reply is on its way, in a word with an icon; pressing it shows every attempt. */
export function DeliveryState({ message, onRevise }: DeliveryStateProps) {
  const { status } = message;
  if (!isDeliveryStatus(status)) return null;
  const reason = explanation(message, status);
  return (
    <>
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
      <Ways message={message} onRevise={onRevise} />
    </>
  );
}

/** What can be done about a reply that is not there: what is on its way can be stopped, what was given up sent anew. */
function Ways({ message, onRevise }: DeliveryStateProps) {
  const { id, status, cancel_requested_at } = message;
  if (isGivenUp(status)) {
    return (
      <span className={css.ways}>
        <Button size="small" onClick={() => void retryReply(id)}>{t`Retry`}</Button>
        <Button size="small" look="quiet" onClick={() => onRevise(message)}>{t`Edit and resend`}</Button>
        {status !== 'cancelled' && cancel_requested_at == null && (
          <Button size="small" look="quiet" onClick={() => void cancelReply(id)}>{t`Put away`}</Button>
        )}
      </span>
    );
  }
  if (status === 'retrying' && cancel_requested_at == null) {
    return (
      <span className={css.ways}>
        <Button size="small" look="quiet" onClick={() => void cancelReply(id)}>{t`Cancel`}</Button>
      </span>
    );
  }
  return null;
}

function explanation(message: Message, status: DeliveryStatus): ReactNode {
  const { status_reason, next_attempt_at, cancel_requested_at } = message;
  if (isOnItsWay(status) && cancel_requested_at != null) return t`cancelling…`;
  switch (status) {
    case 'failed':
    case 'cancelled':
      return status_reason ?? null;
    case 'queued':
    case 'retrying':
      return (
        <>
          {status_reason}
          {status_reason && next_attempt_at && ' · '}
          {next_attempt_at && (
            <>
              {t`next try`} <Countdown to={next_attempt_at} />
            </>
          )}
        </>
      );
    case 'unknown':
      return status_reason || t`it may or may not have arrived`;
    case 'sending':
    case 'sent':
    case 'delivered':
    case 'read':
      return null;
  }
}
