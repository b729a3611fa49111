import { t } from '@lingui/core/macro';
import type { DeliveryStatus } from '@/api/types';

export function statusWord(status: DeliveryStatus): string {
  return {
    queued: t`Queued`,
    sending: t`Sending`,
    retrying: t`Retrying`,
    unknown: t`Unknown`,
    sent: t`Sent`,
    failed: t`Failed`,
    cancelled: t`Cancelled`,
    delivered: t`Delivered`,
    read: t`Read`,
  }[status];
}

/** How one attempt ended; a word of a newer server than we know still reads better than none. */
export function outcomeWord(outcome: string): string {
  switch (outcome) {
    case 'sent':
      return t`Taken by the platform`;
    case 'rejected':
      return t`Refused`;
    case 'throttled':
      return t`Too fast for the platform`;
    case 'unavailable':
      return t`Did not work`;
    case 'unknown':
      return t`No answer came`;
    default:
      return outcome.charAt(0).toLocaleUpperCase() + outcome.slice(1).replaceAll('_', ' ');
  }
}
