import { t } from '@lingui/core/macro';
import type { Role } from '@/api/types';

export const ROLES = ['admin', 'agent', 'viewer'] as const satisfies Role[];

export function roleWord(role: Role): string {
  return { admin: t`Admin`, agent: t`Agent`, viewer: t`Viewer` }[role];
}

export function roleHelp(role: Role): string {
  return {
    admin: t`Everything: people, inboxes, settings and all conversations`,
    agent: t`Answers conversations, and sees how deliveries go`,
    viewer: t`Reads, and changes nothing`,
  }[role];
}
