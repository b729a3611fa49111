import { t } from '@lingui/core/macro';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { Delivery, DeliveryStatus } from '@/api/types';
import { statusWord } from '@/i18n/delivery-words';
import { exactTime, logTime } from '@/i18n/format';
import { isGivenUp, isOnItsWay } from '@/live/delivery';
import { cancelReply, retryReply } from '@/live/fate';
import { Button } from '@/ui/button';
import { Countdown } from '@/ui/countdown';
import { Dialog } from '@/ui/dialog';
import { FilterSelect, Filters } from '@/ui/filters';
import { IconChecks, IconFilter, IconX } from '@/ui/icons';
import { ErrorNotice, Notice } from '@/ui/notice';
import { Page } from '@/ui/page';
import { Skeleton } from '@/ui/skeleton';
import { StatusMark } from '@/ui/status-mark';
import { type DeliveryFilter, deliveriesQuery, NOT_THERE } from './deliveries-query';
import { InboxSelect, useInboxName } from './inbox-select';
import css from './operations.module.css';
import { OperationsTabs } from './operations-tabs';

interface DeliveriesPageProps {
  filter: DeliveryFilter;
  onFilter: (filter: DeliveryFilter) => void;
  timeline: (messageId: string, status: DeliveryStatus) => ReactNode;
}

/** Every reply that is not there yet: on its way, waiting, unknown, failed or cancelled, with the reason. */
export function DeliveriesPage({ filter, onFilter, timeline }: DeliveriesPageProps) {
  const list = useInfiniteQuery(deliveriesQuery(filter));
  const [shown, setShown] = useState<Delivery | null>(null);
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  const isFiltered = filter.state !== undefined || filter.inbox !== undefined || filter.code !== undefined;
  return (
    <Page title={t`Deliveries`} subtitle={t`Replies that have not arrived yet, the newest first`}>
      <OperationsTabs />
      <Filters>
        <FilterSelect
          label={t`State`}
          all={t`Any state`}
          value={filter.state}
          onChange={(state) => onFilter({ ...filter, state })}
          options={NOT_THERE.map((state) => ({ value: state, label: statusWord(state) }))}
        />
        <InboxSelect value={filter.inbox} onChange={(inbox) => onFilter({ ...filter, inbox })} />
        {filter.code && (
          <Button size="small" icon={<IconX aria-hidden />} onClick={() => onFilter({ ...filter, code: undefined })}>
            <span className={css.code}>{filter.code}</span>
          </Button>
        )}
      </Filters>
      {list.isPending && <Skeleton width="100%" height={180} />}
      {list.isError && !list.data && (
        <ErrorNotice title={t`Deliveries could not be loaded`} error={list.error} onRetry={() => void list.refetch()} />
      )}
      {list.data &&
        rows.length === 0 &&
        (isFiltered ? (
          <Notice
            icon={<IconFilter />}
            title={t`No reply matches these filters`}
            actions={<Button onClick={() => onFilter({})}>{t`Clear filters`}</Button>}
          />
        ) : (
          <Notice icon={<IconChecks />} title={t`Everything has arrived`}>
            {t`Replies that wait, fail or are cancelled show up here.`}
          </Notice>
        ))}
      {rows.length > 0 && (
        <ul className={css.list} aria-label={t`Replies`}>
          {rows.map((delivery) => (
            <DeliveryRow key={delivery.message_id} delivery={delivery} onShow={() => setShown(delivery)} />
          ))}
        </ul>
      )}
      {list.hasNextPage && (
        <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>{t`Show more`}</Button>
      )}
      <Dialog from="side" title={t`Delivery details`} opened={shown !== null} onClose={() => setShown(null)}>
        {shown && (
          <div className={css.sheet}>
            <p dir="auto">{shown.text}</p>
            <p className={css.meta}>
              {t`Reply`} <code className={css.code}>{shown.message_id}</code>
            </p>
            {timeline(shown.message_id, shown.state)}
          </div>
        )}
      </Dialog>
    </Page>
  );
}

function DeliveryRow({ delivery, onShow }: { delivery: Delivery; onShow: () => void }) {
  const { message_id, conversation_id, inbox_id, state, text, reason, code, attempts } = delivery;
  const client = useQueryClient();
  const nameOf = useInboxName();
  const change = (ask: (id: string) => Promise<void>) =>
    void ask(message_id).then(() => client.invalidateQueries({ queryKey: ['deliveries'] }));
  const said = reason ?? code;
  return (
    <li className={css.row}>
      <StatusMark status={state} />
      <div className={css.main}>
        <Link
          to="/inbox/$conversationId"
          params={{ conversationId: conversation_id }}
          search={{ status: 'all' }}
          className={css.link}
        >
          <p className={css.text} dir="auto">
            {text || t`Attachment`}
          </p>
        </Link>
        {said && <p className={css.reason}>{said}</p>}
        <p className={css.meta}>
          {nameOf(inbox_id)}
          {' · '}
          <time dateTime={delivery.created_at} title={exactTime(delivery.created_at)}>
            {logTime(delivery.created_at)}
          </time>
          {' · '}
          {t`${attempts} attempts`}
          {delivery.next_attempt_at && isOnItsWay(state) && (
            <>
              {' · '}
              {t`next try`} <Countdown to={delivery.next_attempt_at} />
            </>
          )}
          {delivery.cancel_requested_at && isOnItsWay(state) && ` · ${t`cancelling…`}`}
        </p>
      </div>
      <div className={css.ways}>
        {isGivenUp(state) && <Button size="small" onClick={() => change(retryReply)}>{t`Retry`}</Button>}
        {isOnItsWay(state) && !delivery.cancel_requested_at && (
          <Button size="small" look="quiet" onClick={() => change(cancelReply)}>{t`Cancel`}</Button>
        )}
        <Button size="small" look="quiet" onClick={onShow}>{t`Details`}</Button>
      </div>
    </li>
  );
}
