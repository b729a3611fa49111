import { t } from '@lingui/core/macro';
import type { Inbox } from '@/api/types';
import { CopyField } from '@/ui/copy-field';
import css from './webhook-url.module.css';

/** Where a platform sends an inbox's messages, ready to be copied. */
export function WebhookUrl({ inbox, label }: { inbox: Inbox; label: string }) {
  if (inbox.webhook_url === null) {
    return <p className={css.none}>{t`There is none: the keys of this inbox have all been revoked.`}</p>;
  }
  return <CopyField label={label} value={inbox.webhook_url} />;
}
