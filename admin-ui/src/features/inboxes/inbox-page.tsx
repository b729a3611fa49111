import { t } from '@lingui/core/macro';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '@/api/client';
import { isNotFound, ProblemError } from '@/api/problem';
import { inboxChanged, inboxesQuery, meQuery, platformsQuery } from '@/api/queries';
import type { Inbox, Platform, PlatformField } from '@/api/types';
import { Button } from '@/ui/button';
import { CopyField } from '@/ui/copy-field';
import { IconCheck } from '@/ui/icons';
import { ErrorNotice } from '@/ui/notice';
import { Page } from '@/ui/page';
import { Skeleton } from '@/ui/skeleton';
import { toast } from '@/ui/toasts';
import { ChatSettings } from './chat-settings';
import { connecting, DescriptorForm, type InboxForm } from './descriptor-form';
import { FirstMessage } from './first-message';
import { Guide } from './guide';
import { InboxCheck } from './inbox-check';
import { InboxKeys } from './inbox-keys';
import css from './inbox-page.module.css';
import { InboxState } from './inbox-state';
import { WebhookUrl } from './webhook-url';

/** One inbox: the address to give its platform, how to do that, and what is set. Secrets are never shown again. */
export function InboxPage({ inboxId, isNew }: { inboxId: string; isNew: boolean }) {
  const inboxes = useQuery(inboxesQuery);
  const { data: platforms } = useQuery(platformsQuery);
  const { data: me } = useQuery(meQuery);
  const inbox = inboxes.data?.find((one) => one.id === inboxId);
  const platform = platforms?.find((one) => one.id === inbox?.platform);
  // The last part of its address.
  const inboxKey = inbox?.webhook_url?.split('/').at(-1);
  const hasChat = platform?.fields.some((field) => field.section === 'chat');
  const isPulled = platform?.transport === 'pull';
  const back = { to: '/inboxes' as const, label: t`Inboxes` };

  if (inboxes.isPending) {
    return (
      <Page title={t`Inbox`} back={back}>
        <Skeleton width="100%" height={160} />
      </Page>
    );
  }
  if (!inbox) {
    const missing =
      inboxes.isError && !isNotFound(inboxes.error)
        ? inboxes.error
        : new Error(t`It was deleted, or the link is wrong.`);
    return (
      <Page title={t`Inbox`} back={back}>
        <ErrorNotice title={t`This inbox is not here`} error={missing} onRetry={() => void inboxes.refetch()} />
      </Page>
    );
  }
  return (
    <Page
      title={inbox.name}
      subtitle={platform?.label ?? inbox.platform}
      back={back}
      action={<PauseButton inbox={inbox} />}
    >
      {isNew && (
        <>
          <p className={css.created} role="status">
            <IconCheck aria-hidden />
            {isPulled
              ? t`The inbox is created. One thing is left: put its chat on your site.`
              : platform?.capabilities.includes('webhook_registration')
                ? t`The inbox is created. One thing is left: have the platform send its messages here.`
                : t`The inbox is created. One thing is left: give its webhook URL to the platform.`}
          </p>
          <FirstMessage inbox={inbox} />
        </>
      )}
      {platform?.capabilities.includes('credential_check') && <InboxCheck inbox={inbox} platform={platform} />}
      <section className={css.card} aria-labelledby="webhook-heading">
        <div className={css.line}>
          <h2 id="webhook-heading" className={css.heading}>
            {isPulled ? t`Site URL` : t`Webhook URL`}
          </h2>
          <InboxState inbox={inbox} />
        </div>
        <p className={css.help}>
          {isPulled ? t`Visitors' messages are sent here.` : t`The platform sends its messages here.`}
        </p>
        <WebhookUrl inbox={inbox} label={isPulled ? t`site URL` : t`webhook URL`} />
        <InboxKeys inbox={inbox} />
        {isPulled && inboxKey && (
          <>
            <h3 className={css.subheading}>{t`Inbox key`}</h3>
            <p className={css.help}>{t`What your own pages and apps name this inbox by.`}</p>
            <CopyField label={t`inbox key`} value={inboxKey} />
          </>
        )}
      </section>
      <section className={css.card} aria-labelledby="settings-heading">
        <Settings inbox={inbox} platform={platform} />
      </section>
      {hasChat && inboxKey && <ChatSettings inbox={inbox} inboxKey={inboxKey} canChange={me?.role === 'admin'} />}
      {platform && (
        <section className={css.guide} aria-labelledby="guide-heading">
          <h2 id="guide-heading" className={css.heading}>
            {t`How to connect`}
          </h2>
          <Guide markdown={platform.guide} />
        </section>
      )}
    </Page>
  );
}

function Settings({ inbox, platform }: { inbox: Inbox; platform: Platform | undefined }) {
  const { data: me } = useQuery(meQuery);
  const [isEditing, setIsEditing] = useState(false);
  const change = useMutation({
    mutationFn: (body: InboxForm) =>
      answer(
        api.PATCH('/api/v1/inboxes/{id}', {
          params: { path: { id: inbox.id } },
          body,
        }),
      ),
    onSuccess: (changed) => {
      inboxChanged(changed);
      setIsEditing(false);
      toast(t`Settings saved`);
    },
  });
  return (
    <>
      <div className={css.line}>
        <h2 id="settings-heading" className={css.heading}>
          {t`Settings`}
        </h2>
        {platform && me?.role === 'admin' && (
          <Button size="small" look="quiet" onClick={() => setIsEditing(!isEditing)}>
            {isEditing ? t`Leave as it is` : t`Edit`}
          </Button>
        )}
      </div>
      {isEditing && platform ? (
        <>
          {change.error && !(change.error instanceof ProblemError) && (
            <ErrorNotice title={t`Nothing was saved`} error={change.error} />
          )}
          <DescriptorForm
            platform={platform}
            inbox={inbox}
            busy={change.isPending}
            problem={change.error instanceof ProblemError ? change.error.problem : null}
            onSubmit={(form) => change.mutate(form)}
          />
        </>
      ) : (
        <dl className={css.facts}>
          {(platform ? connecting(platform) : []).map((field) => (
            <div key={field.name} className={css.fact}>
              <dt>{field.label}</dt>
              <dd>{shownValue(inbox, field)}</dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}

function PauseButton({ inbox }: { inbox: Inbox }) {
  const change = useMutation({
    mutationFn: (enabled: boolean) =>
      answer(api.PATCH('/api/v1/inboxes/{id}', { params: { path: { id: inbox.id } }, body: { enabled } })),
    onSuccess: inboxChanged,
    onError: (error) => toast(error.message, undefined, 'error'),
  });
  return (
    <Button busy={change.isPending} onClick={() => change.mutate(!inbox.enabled)}>
      {inbox.enabled ? t`Pause` : t`Resume`}
    </Button>
  );
}

function shownValue(inbox: Inbox, { name, kind }: PlatformField): string {
  if (inbox.credentials_set.includes(name)) return t`•••••••• set`;
  const value: unknown = (inbox.settings as Record<string, unknown>)[name];
  if (value === true) return t`Yes`;
  // A switch that nobody has touched is off.
  if (value === false || kind === 'boolean') return t`No`;
  if (Array.isArray(value) && value.length > 0) return value.join(', ');
  if (typeof value === 'string' && value !== '') return value;
  if (typeof value === 'number') return String(value);
  return t`not set`;
}
