import { plural, t } from '@lingui/core/macro';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '@/api/client';
import { meQuery } from '@/api/queries';
import type { QuarantineEntry } from '@/api/types';
import { byteSize, exactTime, logTime } from '@/i18n/format';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import { Filters } from '@/ui/filters';
import { IconChecks } from '@/ui/icons';
import { ErrorNotice, Notice } from '@/ui/notice';
import { Page } from '@/ui/page';
import { Skeleton } from '@/ui/skeleton';
import { toast } from '@/ui/toasts';
import { InboxSelect, useInboxName } from './inbox-select';
import css from './operations.module.css';
import { OperationsTabs } from './operations-tabs';

interface QuarantinePageProps {
  inbox: string | undefined;
  onInbox: (id: string | undefined) => void;
}

/** What came in and could not be understood: kept as it came, to be looked at, read again, or thrown away. */
export function QuarantinePage({ inbox, onInbox }: QuarantinePageProps) {
  const client = useQueryClient();
  const { data: me } = useQuery(meQuery);
  const [shown, setShown] = useState<QuarantineEntry | null>(null);
  const isAdmin = me?.role === 'admin';
  const list = useInfiniteQuery({
    queryKey: ['quarantine', inbox ?? null],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET('/api/v1/quarantine', {
          params: {
            query: { limit: 50, ...(inbox && { inbox_id: inbox }), ...(pageParam !== null && { cursor: pageParam }) },
          },
          signal,
        }),
      ),
    getNextPageParam: (page) => page.next_cursor ?? null,
    staleTime: 0,
    refetchInterval: 10_000,
  });
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  const again = useMutation({
    mutationFn: (ids: string[]) =>
      answer(api.POST('/api/v1/quarantine/redrive', { body: { ids, dry_run: false, limit: null } })),
    onSuccess: ({ redriven, items }) => {
      const refused = items.find((one) => one.outcome !== 'redriving' && one.outcome !== 'under_way');
      toast(
        refused
          ? t`Not read again: ${refused.outcome.replaceAll('_', ' ')}`
          : plural(redriven, { one: '# entry is read again', other: '# entries are read again' }),
        undefined,
        refused ? 'error' : 'news',
      );
      return client.invalidateQueries({ queryKey: ['quarantine'] });
    },
    onError: (error) => toast(error.message, undefined, 'error'),
  });
  return (
    <Page
      title={t`Quarantine`}
      subtitle={t`What came in and could not be understood. Nothing is dropped: it waits here as it came.`}
    >
      <OperationsTabs />
      <Filters
        end={
          isAdmin &&
          rows.length > 0 && (
            <Button size="small" busy={again.isPending} onClick={() => again.mutate(rows.map((one) => one.id))}>
              {plural(rows.length, { one: 'Read # shown again', other: 'Read # shown again' })}
            </Button>
          )
        }
      >
        <InboxSelect value={inbox} onChange={onInbox} />
      </Filters>
      {list.isPending && <Skeleton width="100%" height={140} />}
      {list.isError && !list.data && (
        <ErrorNotice
          title={t`The quarantine could not be loaded`}
          error={list.error}
          onRetry={() => void list.refetch()}
        />
      )}
      {list.data && rows.length === 0 && (
        <Notice icon={<IconChecks />} title={t`Nothing in quarantine`}>
          {t`Everything that came in was understood.`}
        </Notice>
      )}
      {rows.length > 0 && (
        <ul className={css.list} aria-label={t`Quarantined`}>
          {rows.map((entry) => (
            <EntryRow
              key={entry.id}
              entry={entry}
              onShow={() => setShown(entry)}
              onAgain={isAdmin ? () => again.mutate([entry.id]) : undefined}
            />
          ))}
        </ul>
      )}
      {list.hasNextPage && (
        <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>{t`Show more`}</Button>
      )}
      <Dialog title={t`As it came`} opened={shown !== null} onClose={() => setShown(null)}>
        {shown && <Content entry={shown} mayDiscard={isAdmin} onDone={() => setShown(null)} />}
      </Dialog>
    </Page>
  );
}

interface EntryRowProps {
  entry: QuarantineEntry;
  onShow: () => void;
  onAgain: (() => void) | undefined;
}

function EntryRow({ entry, onShow, onAgain }: EntryRowProps) {
  const nameOf = useInboxName();
  return (
    <li className={css.row}>
      <span className={css.meta}>{entry.state === 'redriving' ? t`Being read again` : t`Held`}</span>
      <div className={css.main}>
        <p className={css.reason}>{entry.reason}</p>
        <p className={css.meta}>
          {entry.inbox_id ? nameOf(entry.inbox_id) : t`No inbox`}
          {' · '}
          <time dateTime={entry.created_at} title={exactTime(entry.created_at)}>
            {logTime(entry.created_at)}
          </time>
          {' · '}
          {byteSize(entry.size)}
          {entry.redrives > 0 &&
            ` · ${plural(entry.redrives, { one: 'read again once', other: 'read again # times' })}`}
        </p>
        <p className={css.meta}>
          <code className={css.code}>{`${entry.topic} ${entry.partition} ${entry.offset}`}</code>
        </p>
      </div>
      <div className={css.ways}>
        {onAgain && entry.state === 'held' && <Button size="small" onClick={onAgain}>{t`Read again`}</Button>}
        <Button size="small" look="quiet" onClick={onShow}>{t`Inspect`}</Button>
      </div>
    </li>
  );
}

interface ContentProps {
  entry: QuarantineEntry;
  mayDiscard: boolean;
  onDone: () => void;
}

function Content({ entry, mayDiscard, onDone }: ContentProps) {
  const client = useQueryClient();
  const [isSure, setIsSure] = useState(false);
  const content = useQuery({
    queryKey: ['quarantine-content', entry.id],
    queryFn: () => answer(api.GET('/api/v1/quarantine/{id}', { params: { path: { id: entry.id } } })),
  });
  const discard = useMutation({
    mutationFn: () => answer(api.DELETE('/api/v1/quarantine/{id}', { params: { path: { id: entry.id } } })),
    onSuccess: async () => {
      onDone();
      await client.invalidateQueries({ queryKey: ['quarantine'] });
    },
    onError: (error) => toast(error.message, undefined, 'error'),
  });
  return (
    <div className={css.sheet}>
      <p>{entry.reason}</p>
      {content.isPending && <Skeleton width="100%" height={120} />}
      {content.isError && (
        <ErrorNotice title={t`It could not be loaded`} error={content.error} onRetry={() => void content.refetch()} />
      )}
      {content.data && (
        <>
          {content.data.headers.length > 0 && (
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
            <pre className={css.excerpt} tabIndex={0}>
              {content.data.headers.map(({ name, value }) => `${name}: ${value}`).join('\n')}
            </pre>
          )}
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
          <pre className={css.excerpt} tabIndex={0}>
            {content.data.text ?? content.data.raw}
          </pre>
          {content.data.text == null && <p className={css.note}>{t`This is no text; it is shown in Base64.`}</p>}
        </>
      )}
      {mayDiscard && (
        <div className={css.buttons}>
          {isSure ? (
            <>
              <p className={css.bad}>{t`It cannot be brought back.`}</p>
              <Button look="quiet" onClick={() => setIsSure(false)}>{t`Keep it`}</Button>
              <Button busy={discard.isPending} onClick={() => discard.mutate()}>{t`Discard for good`}</Button>
            </>
          ) : (
            <Button look="quiet" onClick={() => setIsSure(true)}>{t`Discard…`}</Button>
          )}
        </div>
      )}
    </div>
  );
}
