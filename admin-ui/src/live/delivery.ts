import type { DeliveryStatus } from '@/api/types';

const RANK: Record<DeliveryStatus, number> = {
  queued: 0,
  sending: 1,
  retrying: 2,
  unknown: 3,
  sent: 4,
  failed: 5,
  cancelled: 6,
  delivered: 7,
  read: 8,
};

export function isDeliveryStatus(status: string | null | undefined): status is DeliveryStatus {
  return status != null && status in RANK;
}

/** Nothing more happens to it unless somebody wants it to. */
export function isGivenUp(status: string | null | undefined): boolean {
  return status === 'unknown' || status === 'failed' || status === 'cancelled';
}

/** Delivery is at it, or will be. */
export function isOnItsWay(status: string | null | undefined): boolean {
  return status === 'queued' || status === 'sending' || status === 'retrying';
}

/**
 * Whether a status may replace the one we know. Receipts repeat and overtake each other, so a status moves up only.
 * One exception: the stream is in order, so when it takes a reply back that was given up, somebody asked for a retry.
 */
export function mayReplace(known: string | null, next: string | null, fromStream: boolean): boolean {
  if (!isDeliveryStatus(known) || !isDeliveryStatus(next)) return true;
  if (fromStream && isGivenUp(known)) return true;
  return RANK[next] >= RANK[known];
}

/** How a reply that is not yet the server's is shown: in the same words as all others. */
export function statusOfPending(state: 'sending' | 'waiting' | 'failed' | 'moved' | 'held'): DeliveryStatus {
  const status = { sending: 'sending', waiting: 'queued', failed: 'failed', moved: 'failed', held: 'queued' } as const;
  return status[state];
}
