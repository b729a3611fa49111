import { t } from '@lingui/core/macro';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '@/api/client';
import { inboxChanged, meQuery, queryClient } from '@/api/queries';
import type { Inbox } from '@/api/types';
import { dateOnly, exactTime, logTime } from '@/i18n/format';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import { toast } from '@/ui/toasts';
import css from './inbox-page.module.css';

const OVERLAPS = [
  { seconds: 24 * 3600, name: () => t`works one more day` },
  { seconds: 3600, name: () => t`works one more hour` },
  { seconds: 0, name: () => t`stops at once` },
];

/** The keys in an inbox's address: which there are, a new one, and an end to an old one. */
export function InboxKeys({ inbox }: { inbox: Inbox }) {
  const { data: me } = useQuery(meQuery);
  const [isRotating, setIsRotating] = useState(false);
  const isAdmin = me?.role === 'admin';
  const revoke = useMutation({
    mutationFn: (keyId: string) =>
      answer(api.DELETE('/api/v1/inboxes/{id}/keys/{key_id}', { params: { path: { id: inbox.id, key_id: keyId } } })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['inboxes'] }),
    onError: (error) => toast(error.message, undefined, 'error'),
  });
  const rotate = useMutation({
    mutationFn: (seconds: number) =>
      answer(
        api.POST('/api/v1/inboxes/{id}/rotate-key', {
          params: { path: { id: inbox.id } },
          body: { overlap_seconds: seconds },
        }),
      ),
    onSuccess: (changed) => {
      inboxChanged(changed);
      setIsRotating(false);
      toast(t`The address has changed. Give the new one to the platform.`);
    },
    onError: (error) => toast(error.message, undefined, 'error'),
  });
  return (
    <>
      <ul className={css.facts} aria-label={t`Keys`}>
        {inbox.keys.map((key) => (
          <li key={key.id} className={css.key}>
            <code className={css.code}>{key.prefix}…</code>
            <span className={css.help} title={exactTime(key.created_at)}>
              {key.expires_at ? t`works until ${logTime(key.expires_at)}` : t`since ${dateOnly(key.created_at)}`}
            </span>
            {isAdmin && key.expires_at && (
              <Button size="small" look="quiet" busy={revoke.isPending} onClick={() => revoke.mutate(key.id)}>
                {t`Revoke now`}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {isAdmin && (
        <div>
          <Button size="small" onClick={() => setIsRotating(true)}>{t`New address…`}</Button>
        </div>
      )}
      <Dialog title={t`Give the inbox a new address`} opened={isRotating} onClose={() => setIsRotating(false)}>
        <div className={css.sheet}>
          <p className={css.help}>
            {t`Do this when the address got into wrong hands. The platform has to be told the new one; how long the old address keeps working is your choice.`}
          </p>
          {OVERLAPS.map(({ seconds, name }) => (
            <Button key={seconds} busy={rotate.isPending} onClick={() => rotate.mutate(seconds)}>
              {t`The old address ${name()}`}
            </Button>
          ))}
        </div>
      </Dialog>
    </>
  );
}
