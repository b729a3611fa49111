import type { DeliveryStatus } from '@/api/types';

const RANK: Record<DeliveryStatus, number> = {
  queued: 0,
  sending: 1,
  retrying: 2,
  unknown: 3,
  sent: 4,
  failed: 5,
  delivered: 6,
  read: 7,
};

export function isDeliveryStatus(status: string | null | undefined): status is DeliveryStatus {
  return status != null && status in RANK;
}

/**
 * Whether a status may replace the one we know. Receipts repeat and overtake each other, so a status moves up only.
 * One exception: the stream is in order, so when it takes a failed reply back into the queue, somebody asked for a retry.
 */
export function mayReplace(known: string | null, next: string | null, fromStream: boolean): boolean {
  if (!isDeliveryStatus(known) || !isDeliveryStatus(next)) return true;
  if (fromStream && known === 'failed') return true;
  return RANK[next] >= RANK[known];
}
