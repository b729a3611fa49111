import { plural, t } from '@lingui/core/macro';
import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { answer, api } from '@/api/client';
import { queryClient } from '@/api/queries';
import type { Webhook, WebhookDelivery } from '@/api/types';
import { statusWord } from '@/i18n/delivery-words';
import { exactTime, logTime } from '@/i18n/format';
import { Button } from '@/ui/button';
import { Card } from '@/ui/card';
import { Confirm } from '@/ui/confirm';
import { Countdown } from '@/ui/countdown';
import { Dialog } from '@/ui/dialog';
import { FilterSelect, Filters } from '@/ui/filters';
import formCss from '@/ui/form.module.css';
import { IconChecks } from '@/ui/icons';
import { ErrorNotice, Notice } from '@/ui/notice';
import { Page } from '@/ui/page';
import { RowSkeletons } from '@/ui/row-skeletons';
import { Facts, Row, Rows } from '@/ui/rows';
import { ShownOnce } from '@/ui/shown-once';
import { StatusMark } from '@/ui/status-mark';
import { toast } from '@/ui/toasts';
import { WebhookAttempts } from './webhook-attempts';
import { WebhookForm } from './webhook-form';
import { type WebhookState, webhookDeliveriesQuery, webhooksQuery } from './webhooks-query';

const STATES = ['queued', 'retrying', 'unknown', 'failed', 'cancelled', 'delivered'] as const satisfies WebhookState[];

/** One webhook: what it is told, its secret, and what became of everything it was sent. */
export function WebhookPage({ webhookId }: { webhookId: string }) {
  const webhooks = useQuery(webhooksQuery);
  const webhook = webhooks.data?.find((one) => one.id === webhookId);
  const back = { to: '/settings/webhooks' as const, label: t`Outgoing webhooks` };
  if (!webhook) {
    return (
      <Page title={t`Outgoing webhook`} back={back}>
        {webhooks.isPending && <RowSkeletons />}
        {!webhooks.isPending && (
          <ErrorNotice
            title={t`This webhook is not here`}
            error={webhooks.error ?? new Error(t`It was deleted, or the link is wrong.`)}
            onRetry={() => void webhooks.refetch()}
          />
        )}
      </Page>
    );
  }
  return (
    <Page title={webhook.name} subtitle={webhook.url} back={back}>
      <Card title={t`Settings`}>
        <WebhookForm key={webhook.updated_at} webhook={webhook} onDone={() => history.back()} />
      </Card>
      <Secret webhook={webhook} />
      <Deliveries webhook={webhook} />
      <Removal webhook={webhook} />
    </Page>
  );
}

function Secret({ webhook }: { webhook: Webhook }) {
  const rotate = useMutation({
    mutationFn: () =>
      answer(
        api.POST('/api/v1/webhooks/{id}/rotate-secret', {
          params: { path: { id: webhook.id } },
          body: { keep_previous: true },
        }),
      ),
    onError: (error) => toast(error.message, undefined, 'error'),
  });
  return (
    <Card
      title={t`Secret`}
      help={t`Signs every delivery, as Standard Webhooks has it. After a change the old one signs too, until the next change.`}
      action={
        !rotate.data && (
          <Button size="small" busy={rotate.isPending} onClick={() => rotate.mutate()}>{t`New secret`}</Button>
        )
      }
    >
      {rotate.data && (
        <ShownOnce
          label={t`secret`}
          value={rotate.data.secret}
          warning={t`Copy it now: it signs every delivery, and is shown this once. Another can be made at any time.`}
        />
      )}
    </Card>
  );
}

function Deliveries({ webhook }: { webhook: Webhook }) {
  const [state, setState] = useState<WebhookState | undefined>();
  const [shown, setShown] = useState<WebhookDelivery | null>(null);
  const list = useInfiniteQuery(webhookDeliveriesQuery(webhook.id, state));
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  const again = useMutation({
    mutationFn: () =>
      answer(
        api.POST('/api/v1/webhooks/{id}/redrive', { params: { path: { id: webhook.id } }, body: { dry_run: false } }),
      ),
    onSuccess: ({ deliveries }) => {
      toast(plural(deliveries, { one: '# is sent again', other: '# are sent again' }));
      return queryClient.invalidateQueries({ queryKey: ['webhook-deliveries', webhook.id] });
    },
    onError: (error) => toast(error.message, undefined, 'error'),
  });
  return (
    <Card title={t`Deliveries`}>
      <Filters
        end={
          <Button
            size="small"
            busy={again.isPending}
            onClick={() => again.mutate()}
          >{t`Send what failed again`}</Button>
        }
      >
        <FilterSelect
          label={t`State`}
          all={t`Any state`}
          value={state}
          onChange={setState}
          options={STATES.map((value) => ({ value, label: statusWord(value) }))}
        />
      </Filters>
      {list.isPending && <RowSkeletons />}
      {list.isError && !list.data && (
        <ErrorNotice title={t`Deliveries could not be loaded`} error={list.error} onRetry={() => void list.refetch()} />
      )}
      {list.data && rows.length === 0 && (
        <Notice icon={<IconChecks />} title={t`Nothing was sent`}>
          {t`What happens from now on shows up here.`}
        </Notice>
      )}
      {rows.length > 0 && (
        <Rows label={t`Deliveries`}>
          {rows.map((delivery) => (
            <DeliveryRow key={delivery.id} delivery={delivery} onShow={() => setShown(delivery)} />
          ))}
        </Rows>
      )}
      {list.hasNextPage && (
        <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>{t`Show more`}</Button>
      )}
      <Dialog from="side" title={t`Delivery details`} opened={shown !== null} onClose={() => setShown(null)}>
        {shown && <WebhookAttempts webhookId={webhook.id} deliveryId={shown.id} />}
      </Dialog>
    </Card>
  );
}

function DeliveryRow({ delivery, onShow }: { delivery: WebhookDelivery; onShow: () => void }) {
  return (
    <Row
      title={delivery.type}
      tags={<StatusMark status={delivery.status} />}
      meta={
        <Facts>
          {[
            <time key="at" dateTime={delivery.created_at} title={exactTime(delivery.created_at)}>
              {logTime(delivery.created_at)}
            </time>,
            delivery.status_reason ?? delivery.status_code,
            delivery.next_attempt_at !== null && delivery.status === 'retrying' && (
              <span key="next">
                {t`next try`} <Countdown to={delivery.next_attempt_at} />
              </span>
            ),
          ]}
        </Facts>
      }
      actions={<Button size="small" look="quiet" onClick={onShow}>{t`Details`}</Button>}
    />
  );
}

function Removal({ webhook }: { webhook: Webhook }) {
  const [isSure, setIsSure] = useState(false);
  const navigate = useNavigate();
  const remove = useMutation({
    mutationFn: () => answer(api.DELETE('/api/v1/webhooks/{id}', { params: { path: { id: webhook.id } } })),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: webhooksQuery.queryKey });
      toast(t`“${webhook.name}” is told no more`);
      await navigate({ to: '/settings/webhooks' });
    },
  });
  return (
    <div className={formCss.buttons}>
      <Button look="danger" onClick={() => setIsSure(true)}>{t`Delete…`}</Button>
      <Confirm
        title={t`Delete “${webhook.name}”?`}
        opened={isSure}
        onClose={() => {
          remove.reset();
          setIsSure(false);
        }}
        verb={t`Delete`}
        busy={remove.isPending}
        error={remove.error}
        onConfirm={() => remove.mutate()}
      >
        <p>{t`Nothing more is sent, and what was sent is not shown any more.`}</p>
      </Confirm>
    </div>
  );
}
