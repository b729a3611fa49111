import { t } from '@lingui/core/macro';
import type { ConversationStatus, Priority } from '@/api/types';

export const PRIORITIES = ['urgent', 'high', 'medium', 'low'] as const satisfies readonly Priority[];

export function statusName(status: ConversationStatus): string {
  return { open: t`Open`, pending: t`Pending`, snoozed: t`Snoozed`, resolved: t`Resolved` }[status];
}

export function priorityName(priority: Priority | null): string {
  if (priority === null) return t`No priority`;
  return { urgent: t`Urgent`, high: t`High`, medium: t`Medium`, low: t`Low` }[priority];
}
