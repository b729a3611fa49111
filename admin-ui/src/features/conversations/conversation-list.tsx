import { plural, t } from '@lingui/core/macro';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, useState } from 'react';
import { platformsQuery } from '@/api/queries';
import type { Platform } from '@/api/types';
import { type Command, useCommands } from '@/commands/commands';
import { useLive } from '@/live/store';
import { Button } from '@/ui/button';
import { IconArrowUp } from '@/ui/icons';
import { ErrorNotice } from '@/ui/notice';
import { useNow } from '@/ui/use-now';
import css from './conversation-list.module.css';
import { ConversationRow, optionId, ROW_HEIGHT } from './conversation-row';
import { heldOrder, type ListFilter, rowsOf } from './list-filter';
import { listQuery } from './list-query';
import { ListSkeleton } from './list-skeleton';
import { NothingHere } from './nothing-here';

interface ConversationListProps {
  filter: ListFilter;
  selected: string | undefined;
  onOpen: (id: string) => void;
  onResolve: (id: string) => void;
  onClearFilter: () => void;
}

/** The list of conversations matching a filter: live, endless, and still while somebody reads in it. */
export function ConversationList(props: ConversationListProps) {
  const { filter } = props;
  const list = useInfiniteQuery(listQuery(filter));
  if (list.isPending) return <ListSkeleton />;
  if (list.isError && !list.data) {
    return (
      <ErrorNotice
        title={t`Conversations could not be loaded`}
        error={list.error}
        onRetry={() => void list.refetch()}
      />
    );
  }
  return <Rows key={`${filter.status} ${filter.inbox ?? ''}`} {...props} list={list} />;
}

type LoadedList = Pick<
  ReturnType<typeof useInfiniteQuery>,
  'hasNextPage' | 'isFetchingNextPage' | 'isFetchNextPageError'
> & {
  data: { pages: Parameters<typeof rowsOf>[2] };
  error: Error | null;
  fetchNextPage: () => unknown;
};

function Rows({
  filter,
  selected,
  onOpen,
  onResolve,
  onClearFilter,
  list,
}: ConversationListProps & { list: LoadedList }) {
  const scroller = useRef<HTMLDivElement>(null);
  const conversations = useLive((state) => state.conversations);
  const live = useMemo(() => rowsOf(conversations, filter, list.data.pages), [conversations, filter, list.data.pages]);

  // While scrolled away from the top, rows keep their places: a row that jumps is a row clicked by mistake.
  const [held, setHeld] = useState<readonly string[] | null>(null);
  const { ids, above } = useMemo(() => (held ? heldOrder(held, live) : { ids: live, above: 0 }), [held, live]);
  const onScroll = () => {
    const away = (scroller.current?.scrollTop ?? 0) > ROW_HEIGHT / 2;
    if (away && !held) setHeld(live);
    if (!away && held) setHeld(null);
  };

  const rows = useVirtualizer({
    count: ids.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => ids[index] ?? index,
    overscan: 8,
    paddingStart: 4,
    paddingEnd: 8,
    initialRect: { width: 360, height: 800 },
  });
  const visible = rows.getVirtualItems();
  const lastVisible = visible.at(-1)?.index ?? 0;

  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = list;
  const nearTheEnd = lastVisible >= ids.length - 12;
  useEffect(() => {
    if (nearTheEnd && hasNextPage && !isFetchingNextPage && !isFetchNextPageError) fetchNextPage();
  }, [nearTheEnd, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage]);

  const index = selected === undefined ? -1 : ids.indexOf(selected);
  const step = (by: 1 | -1) => {
    const next = ids[index < 0 ? 0 : index + by];
    if (next === undefined) return;
    rows.scrollToIndex(ids.indexOf(next), { align: 'auto' });
    onOpen(next);
  };
  const resolve = () => {
    if (selected === undefined) return;
    onResolve(selected);
    // Among the open ones it is about to leave the list; elsewhere it stays, and so do we.
    const next = ids[index + 1] ?? ids[index - 1];
    if (filter.status === 'open' && index >= 0 && next !== undefined) onOpen(next);
  };
  useCommands([
    { id: 'next', group: t`Inbox`, label: t`Next conversation`, keys: ['j', 'ArrowDown'], run: () => step(1) },
    { id: 'previous', group: t`Inbox`, label: t`Previous conversation`, keys: ['k', 'ArrowUp'], run: () => step(-1) },
    {
      id: 'resolve-next',
      group: t`Inbox`,
      label: t`Resolve and go to the next`,
      keys: ['e'],
      enabled: selected !== undefined && conversations[selected]?.status !== 'resolved',
      run: resolve,
    },
  ] satisfies Command[]);

  const platforms = usePlatforms();
  const now = useNow();

  if (ids.length === 0 && !hasNextPage) return <NothingHere filter={filter} onClearFilter={onClearFilter} />;
  return (
    <div className={css.frame}>
      {above > 0 && (
        <Button
          size="small"
          look="primary"
          className={css.above}
          icon={<IconArrowUp />}
          onClick={() => {
            setHeld(null);
            rows.scrollToOffset(0);
          }}
        >
          {plural(above, { one: '# new above', other: '# new above' })}
        </Button>
      )}
      <div
        ref={scroller}
        role="listbox"
        tabIndex={0}
        id="conversations"
        aria-label={t`Conversations`}
        aria-activedescendant={index >= 0 && selected !== undefined ? optionId(selected) : undefined}
        className={css.scroller}
        onScroll={onScroll}
      >
        <div role="presentation" className={css.rows} style={{ blockSize: rows.getTotalSize() }}>
          {visible.map((row) => {
            const id = ids[row.index];
            return (
              id !== undefined && (
                <ConversationRow
                  key={id}
                  id={id}
                  offset={row.start}
                  position={row.index + 1}
                  size={hasNextPage ? -1 : ids.length}
                  selected={id === selected}
                  platforms={platforms}
                  now={now}
                  onOpen={onOpen}
                />
              )
            );
          })}
        </div>
      </div>
      {isFetchNextPageError && (
        <div role="alert" className={css.more}>
          {t`Earlier conversations could not be loaded.`}
          <Button size="small" look="quiet" onClick={() => fetchNextPage()}>{t`Retry`}</Button>
        </div>
      )}
    </div>
  );
}

const NO_PLATFORMS: ReadonlyMap<string, Platform> = new Map();

function usePlatforms(): ReadonlyMap<string, Platform> {
  const { data } = useQuery(platformsQuery);
  return useMemo(() => (data ? new Map(data.map((platform) => [platform.id, platform])) : NO_PLATFORMS), [data]);
}
