import { t } from '@lingui/core/macro';

export const AREAS = ['conversations', 'inboxes', 'people', 'operations', 'reports'] as const;
export type Area = (typeof AREAS)[number];
export type Access = 'none' | 'read' | 'write';

export function areaWord(area: Area): string {
  return {
    conversations: t`Conversations`,
    inboxes: t`Inboxes`,
    people: t`People`,
    operations: t`Operations`,
    reports: t`Reports`,
  }[area];
}

export function areaHelp(area: Area): string {
  return {
    conversations: t`Messages, replies, labels, search`,
    inboxes: t`Inboxes and their platforms`,
    people: t`Users, tokens, sessions, the audit log`,
    operations: t`Deliveries, quarantine, integrity`,
    reports: t`Figures`,
  }[area];
}

/** `conversations:write` in words; a scope of a newer server than we know is shown as it is. */
export function scopeWord(scope: string): string {
  const [name, access] = scope.split(':');
  const area = AREAS.find((one) => one === name);
  if (area === undefined) return scope;
  return access === 'write' ? t`${areaWord(area)}: read and write` : t`${areaWord(area)}: read`;
}

export function scopesOf(access: Readonly<Record<Area, Access>>): string[] {
  return AREAS.filter((area) => access[area] !== 'none').map((area) => `${area}:${access[area]}`);
}
