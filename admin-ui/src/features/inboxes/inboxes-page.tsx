import { plural, t } from '@lingui/core/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { inboxesQuery, platformsQuery } from '@/api/queries';
import type { Inbox, Platform } from '@/api/types';
import { dateOnly } from '@/i18n/format';
import buttonCss from '@/ui/button.module.css';
import { classNames } from '@/ui/class-names';
import { IconPlug, IconPlus } from '@/ui/icons';
import { ErrorNotice, Notice } from '@/ui/notice';
import { Page } from '@/ui/page';
import { Skeleton } from '@/ui/skeleton';
import { InboxState } from './inbox-state';
import css from './inboxes-page.module.css';
import { PlatformMark } from './platform-mark';
import { WebhookUrl } from './webhook-url';

export function InboxesPage() {
  const inboxes = useQuery(inboxesQuery);
  const { data: platforms } = useQuery(platformsQuery);
  const count = inboxes.data?.length ?? 0;
  return (
    <Page
      title={t`Inboxes`}
      subtitle={count > 0 ? plural(count, { one: '# inbox connected', other: '# inboxes connected' }) : undefined}
      action={
        count > 0 && (
          <Link to="/inboxes/new" className={classNames(buttonCss.button, buttonCss.primary)}>
            <IconPlus aria-hidden />
            {t`Add an inbox`}
          </Link>
        )
      }
    >
      {inboxes.isPending && <Skeletons />}
      {inboxes.isError && (
        <ErrorNotice
          title={t`Inboxes could not be loaded`}
          error={inboxes.error}
          onRetry={() => void inboxes.refetch()}
        />
      )}
      {inboxes.data && count === 0 && (
        <Notice
          icon={<IconPlug />}
          title={t`Connect your first inbox`}
          actions={
            <Link to="/inboxes/new" className={classNames(buttonCss.button, buttonCss.primary)}>
              <IconPlus aria-hidden />
              {t`Add an inbox`}
            </Link>
          }
        >
          {t`An inbox is one account of yours on one platform: a bot, a page, your web site. Messages to it come in here, and your replies go back.`}
        </Notice>
      )}
      {count > 0 && (
        <ul className={css.list}>
          {inboxes.data?.map((inbox) => (
            <InboxCard
              key={inbox.id}
              inbox={inbox}
              platform={platforms?.find((platform) => platform.id === inbox.platform)}
            />
          ))}
        </ul>
      )}
    </Page>
  );
}

function InboxCard({ inbox, platform }: { inbox: Inbox; platform: Platform | undefined }) {
  return (
    <li className={css.card}>
      <PlatformMark id={inbox.platform} platform={platform} />
      <div className={css.text}>
        <h2 className={css.name}>
          <Link to="/inboxes/$inboxId" params={{ inboxId: inbox.id }} className={css.link}>
            {inbox.name}
          </Link>
        </h2>
        <p className={css.meta}>
          {platform?.label ?? inbox.platform}
          {' · '}
          {t`since ${dateOnly(inbox.created_at)}`}
        </p>
      </div>
      <InboxState inbox={inbox} />
      <div className={css.url}>
        <WebhookUrl
          inbox={inbox}
          label={platform?.transport === 'pull' ? t`site URL of ${inbox.name}` : t`webhook URL of ${inbox.name}`}
        />
      </div>
    </li>
  );
}

function Skeletons() {
  return (
    <div className={css.list} aria-hidden>
      {[200, 160, 240].map((width) => (
        <div key={width} className={css.card}>
          <Skeleton width={36} height={36} />
          <Skeleton width={width} height={16} />
        </div>
      ))}
    </div>
  );
}
