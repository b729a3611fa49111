import { t } from '@lingui/core/macro';

export const KNOWN_ACTIONS = [
  'account.created',
  'account.changed',
  'account.password_changed',
  'account.password_reset',
  'token.created',
  'token.revoked',
  'session.ended',
  'inbox.created',
  'inbox.changed',
  'inbox.key_rotated',
  'inbox.key_revoked',
  'inbox.key_expired',
  'label.created',
  'label.changed',
  'label.deleted',
  'quarantine.redriven',
  'quarantine.discarded',
] as const;

/** What was done, to stand after who did it; an action of a newer server than we know still reads better than none. */
export function actionWord(action: string): string {
  switch (action) {
    case 'account.created':
      return t`added an account`;
    case 'account.changed':
      return t`changed an account`;
    case 'account.password_changed':
      return t`changed their password`;
    case 'account.password_reset':
      return t`gave an account a new password`;
    case 'token.created':
      return t`made an API token`;
    case 'token.revoked':
      return t`revoked an API token`;
    case 'session.ended':
      return t`ended a session`;
    case 'inbox.created':
      return t`added an inbox`;
    case 'inbox.changed':
      return t`changed an inbox`;
    case 'inbox.key_rotated':
      return t`gave an inbox a new address`;
    case 'inbox.key_revoked':
      return t`ended an inbox's old address`;
    case 'inbox.key_expired':
      return t`let an inbox's old address expire`;
    case 'label.created':
      return t`made a label`;
    case 'label.changed':
      return t`changed a label`;
    case 'label.deleted':
      return t`deleted a label`;
    case 'quarantine.redriven':
      return t`had quarantined events read again`;
    case 'quarantine.discarded':
      return t`discarded a quarantined event`;
    default:
      return action.replaceAll(/[._]/g, ' ');
  }
}
