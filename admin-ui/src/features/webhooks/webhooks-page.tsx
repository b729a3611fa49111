import { t } from '@lingui/core/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { isForbidden } from '@/api/problem';
import type { Webhook } from '@/api/types';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import { Forbidden } from '@/ui/forbidden';
import { IconPlus, IconWebhook } from '@/ui/icons';
import { ErrorNotice, Notice } from '@/ui/notice';
import { Page } from '@/ui/page';
import { RowSkeletons } from '@/ui/row-skeletons';
import { Row, Rows } from '@/ui/rows';
import { Tag } from '@/ui/tag';
import { WebhookForm } from './webhook-form';
import css from './webhooks-page.module.css';
import { webhooksQuery } from './webhooks-query';

/** Other systems that are told what happens here. */
export function WebhooksPage() {
  const webhooks = useQuery(webhooksQuery);
  const [isMaking, setIsMaking] = useState(false);
  const add = (
    <Button look="primary" icon={<IconPlus aria-hidden />} onClick={() => setIsMaking(true)}>{t`New webhook`}</Button>
  );
  return (
    <Page
      title={t`Outgoing webhooks`}
      subtitle={t`Other systems are told what happens here, signed and in order`}
      back={{ to: '/settings', label: t`Settings`, when: 'narrow' }}
      action={webhooks.data && webhooks.data.length > 0 && add}
    >
      {webhooks.isPending && <RowSkeletons />}
      {webhooks.isError &&
        !webhooks.data &&
        (isForbidden(webhooks.error) ? (
          <Forbidden what={t`Outgoing webhooks are for admins`} />
        ) : (
          <ErrorNotice
            title={t`Webhooks could not be loaded`}
            error={webhooks.error}
            onRetry={() => void webhooks.refetch()}
          />
        ))}
      {webhooks.data?.length === 0 && (
        <Notice icon={<IconWebhook />} title={t`Nobody is told yet`} actions={add}>
          {t`A webhook sends each new message, conversation or change to an address of yours, tries again when that is away, and shows every attempt.`}
        </Notice>
      )}
      {webhooks.data && webhooks.data.length > 0 && (
        <Rows label={t`Outgoing webhooks`}>
          {webhooks.data.map((webhook) => (
            <WebhookRow key={webhook.id} webhook={webhook} />
          ))}
        </Rows>
      )}
      <Dialog title={t`New webhook`} opened={isMaking} onClose={() => setIsMaking(false)}>
        {isMaking && <WebhookForm webhook={null} onDone={() => setIsMaking(false)} />}
      </Dialog>
    </Page>
  );
}

function WebhookRow({ webhook }: { webhook: Webhook }) {
  return (
    <Row
      title={
        <Link to="/settings/webhooks/$webhookId" params={{ webhookId: webhook.id }} className={css.link}>
          {webhook.name}
        </Link>
      }
      faded={!webhook.enabled}
      tags={!webhook.enabled && <Tag tone="warn">{t`Off`}</Tag>}
      meta={
        <>
          <p className={css.url}>{webhook.url}</p>
          <p>{webhook.event_types.join(', ')}</p>
        </>
      }
    />
  );
}
