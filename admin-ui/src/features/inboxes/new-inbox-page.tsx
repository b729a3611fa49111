import { t } from '@lingui/core/macro';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { answer, api } from '@/api/client';
import { ProblemError } from '@/api/problem';
import { inboxChanged, platformsQuery } from '@/api/queries';
import type { Inbox, Platform } from '@/api/types';
import { ErrorNotice } from '@/ui/notice';
import { Page } from '@/ui/page';
import { Skeleton } from '@/ui/skeleton';
import { DescriptorForm, type InboxForm } from './descriptor-form';
import { Guide } from './guide';
import css from './new-inbox-page.module.css';
import { PlatformMark } from './platform-mark';

interface NewInboxPageProps {
  /** In the URL, so that going back returns to the choice. */
  platformId: string | undefined;
  onCreated: (inbox: Inbox) => void;
}

export function NewInboxPage({ platformId, onCreated }: NewInboxPageProps) {
  const platforms = useQuery(platformsQuery);
  const platform = platforms.data?.find((one) => one.id === platformId);
  return (
    <Page
      title={platform ? t`Connect ${platform.label}` : t`Add an inbox`}
      subtitle={platform ? undefined : t`Where do the messages come from?`}
      back={platform ? { to: '/inboxes/new', label: t`All platforms` } : { to: '/inboxes', label: t`Inboxes` }}
    >
      {platforms.isPending && <Skeleton width="100%" height={120} />}
      {platforms.isError && (
        <ErrorNotice
          title={t`Platforms could not be loaded`}
          error={platforms.error}
          onRetry={() => void platforms.refetch()}
        />
      )}
      {platforms.data &&
        (platform ? (
          <Connect key={platform.id} platform={platform} onCreated={onCreated} />
        ) : (
          <Choice platforms={platforms.data} />
        ))}
    </Page>
  );
}

function Choice({ platforms }: { platforms: readonly Platform[] }) {
  return (
    <ul className={css.choice}>
      {platforms.map((platform) => (
        <li key={platform.id}>
          <Link to="/inboxes/new" search={{ platform: platform.id }} className={css.platform}>
            <PlatformMark id={platform.id} platform={platform} />
            <span className={css.label}>{platform.label}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

function Connect({ platform, onCreated }: { platform: Platform; onCreated: (inbox: Inbox) => void }) {
  const create = useMutation({
    mutationFn: (form: InboxForm) => answer(api.POST('/api/v1/inboxes', { body: { platform: platform.id, ...form } })),
    onSuccess: (inbox) => {
      inboxChanged(inbox);
      onCreated(inbox);
    },
  });
  const problem = create.error instanceof ProblemError ? create.error.problem : null;
  return (
    <div className={css.connect}>
      <section className={css.card} aria-label={t`Settings`}>
        {create.error && !problem && <ErrorNotice title={t`The inbox was not created`} error={create.error} />}
        <DescriptorForm
          platform={platform}
          busy={create.isPending}
          problem={problem}
          onSubmit={(form) => create.mutate(form)}
        />
      </section>
      <section className={css.guide} aria-labelledby="guide-heading">
        <h2 id="guide-heading" className={css.heading}>
          {t`How to connect`}
        </h2>
        <Guide markdown={platform.guide} />
      </section>
    </div>
  );
}
