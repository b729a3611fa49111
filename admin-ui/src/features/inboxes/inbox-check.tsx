import { t } from '@lingui/core/macro';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { ComponentType } from 'react';
import { answer, api } from '@/api/client';
import { inboxChanged, inboxesQuery, meQuery } from '@/api/queries';
import type { Inbox, Platform } from '@/api/types';
import { exactTime, timeSince } from '@/i18n/format';
import { Button } from '@/ui/button';
import { IconAlert, IconClock, IconQuestion, IconRefresh, IconResolve } from '@/ui/icons';
import { toast } from '@/ui/toasts';
import { useNow } from '@/ui/use-now';
import css from './inbox-check.module.css';

type Check = NonNullable<Inbox['check']>;

/** The stream tells of an answer; looking is for a stream that is away. */
const LOOK_EVERY = 3_000;

/** What the platform says of an inbox: what is wrong in its words, whether its events come here, and the means to change that. */
export function InboxCheck({ inbox, platform }: { inbox: Inbox; platform: Platform }) {
  const { data: me } = useQuery(meQuery);
  const now = useNow();
  const check = inbox.check ?? null;
  useQuery({ ...inboxesQuery, refetchInterval: check?.pending ? LOOK_EVERY : false });
  const ask = useMutation({
    mutationFn: (what: 'check' | 'register' | 'remove') => answer(asked(inbox.id, what)),
    onSuccess: inboxChanged,
    onError: (error) => toast(error.message, undefined, 'error'),
  });
  const { state, title, Icon } = reading(check);
  const canRegister = platform.capabilities.includes('webhook_registration');
  const isRegistered = check?.webhook_registered ?? null;
  return (
    <section className={css.card} data-state={state} aria-labelledby="check-heading">
      <h2 id="check-heading" className={css.heading}>
        {t`Connection`}
      </h2>
      <div role="status" className={css.status}>
        <p className={css.title}>
          <Icon aria-hidden />
          {title}
        </p>
        {check && check.findings.length > 0 && (
          <ul className={css.findings}>
            {check.findings.map((finding) => (
              <li key={finding.message} className={css.finding}>
                {finding.field && <strong>{fieldName(platform, finding.field)}: </strong>}
                {finding.message}
              </li>
            ))}
          </ul>
        )}
        {isRegistered !== null && (
          <p className={css.help}>
            {isRegistered
              ? t`${platform.label} sends its messages to this inbox.`
              : t`${platform.label} does not send its messages to this inbox.`}
          </p>
        )}
        {check?.checked_at && (
          <p className={css.when} title={exactTime(check.checked_at)}>
            {t`Checked ${timeSince(check.checked_at, now.getTime())}`}
          </p>
        )}
      </div>
      {me?.role === 'admin' && (
        <div className={css.ways}>
          {canRegister && isRegistered !== true && inbox.enabled && (
            <Button look="primary" size="small" busy={ask.isPending} onClick={() => ask.mutate('register')}>
              {t`Have messages sent here`}
            </Button>
          )}
          <Button size="small" busy={ask.isPending} onClick={() => ask.mutate('check')}>
            {t`Check now`}
          </Button>
          {canRegister && isRegistered && (
            <Button size="small" look="quiet" busy={ask.isPending} onClick={() => ask.mutate('remove')}>
              {t`Stop sending here`}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}

function asked(id: string, what: 'check' | 'register' | 'remove') {
  const params = { path: { id } };
  switch (what) {
    case 'check':
      return api.POST('/api/v1/inboxes/{id}/check', { params });
    case 'register':
      return api.PUT('/api/v1/inboxes/{id}/webhook', { params });
    case 'remove':
      return api.DELETE('/api/v1/inboxes/{id}/webhook', { params });
  }
}

function reading(check: Check | null): { state: string; title: string; Icon: ComponentType<{ 'aria-hidden': true }> } {
  if (check?.pending) return { state: 'pending', title: t`The platform is being asked…`, Icon: IconClock };
  switch (check?.outcome) {
    case 'fine':
      return { state: 'fine', title: t`The platform accepts this inbox.`, Icon: IconResolve };
    case 'wrong':
      return { state: 'wrong', title: t`Something has to be changed.`, Icon: IconAlert };
    case 'unreachable':
      return { state: 'unreachable', title: t`The platform could not be asked.`, Icon: IconRefresh };
    default:
      return { state: 'unknown', title: t`Not checked yet.`, Icon: IconQuestion };
  }
}

function fieldName(platform: Platform, name: string): string {
  if (name === 'webhook_url') return t`Webhook URL`;
  return platform.fields.find((field) => field.name === name)?.label ?? name;
}
