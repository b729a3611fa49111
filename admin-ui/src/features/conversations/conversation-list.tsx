import { plural, t } from '@lingui/core/macro';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type MouseEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { labelsQuery, meQuery, platformsQuery } from '@/api/queries';
import type { Label, Platform } from '@/api/types';
import { type Command, useCommands } from '@/commands/commands';
import { useDrafts } from '@/live/drafts';
import { useLive } from '@/live/store';
import { usePreferences } from '@/preferences/preferences';
import { afterPaint } from '@/ui/after-paint';
import { Button } from '@/ui/button';
import { IconArrowUp } from '@/ui/icons';
import { ErrorNotice } from '@/ui/notice';
import { useNow } from '@/ui/use-now';
import { BulkBar } from './bulk-bar';
import css from './conversation-list.module.css';
import { ConversationRow, optionId, ROW_HEIGHT } from './conversation-row';
import { keyOf, type ListFilter } from './filter';
import { heldOrder, type ListPage, rowsOf } from './list-filter';
import { listQuery } from './list-query';
import { ListSkeleton } from './list-skeleton';
import { NothingHere } from './nothing-here';

interface ConversationListProps {
  filter: ListFilter;
  selected: string | undefined;
  onOpen: (id: string) => void;
  /** Somebody is about to open it, most likely. */
  onPeek: (id: string) => void;
  onResolve: (id: string) => void;
  onClearFilter: () => void;
}

/** The list of conversations matching a filter: live, endless, and still while somebody reads in it. */
export function ConversationList(props: ConversationListProps) {
  const { filter } = props;
  const { density } = usePreferences();
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
  return <Rows key={`${keyOf(filter)} ${density}`} {...props} list={list} rowHeight={ROW_HEIGHT[density]} />;
}

type LoadedList = Pick<
  ReturnType<typeof useInfiniteQuery>,
  'hasNextPage' | 'isFetchingNextPage' | 'isFetchNextPageError'
> & {
  data: { pages: readonly ListPage[] };
  error: Error | null;
  fetchNextPage: () => unknown;
};

function Rows(props: ConversationListProps & { list: LoadedList; rowHeight: number }) {
  const { filter, selected, onOpen, onPeek, onResolve, onClearFilter, list, rowHeight } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const conversations = useLive((state) => state.conversations);
  const { data: me } = useQuery(meQuery);
  // What is being written changes which rows there are, where the list is about that.
  const drafts = useDrafts((all) => (filter.drafts === undefined ? null : all));
  // biome-ignore lint/correctness/useExhaustiveDependencies: rowsOf asks for drafts itself
  const live = useMemo(
    () => rowsOf(conversations, filter, list.data.pages, me?.id),
    [conversations, filter, list.data.pages, me?.id, drafts],
  );

  // While scrolled away from the top, rows keep their places: a row that jumps is a row clicked by mistake.
  const [held, setHeld] = useState<readonly string[] | null>(null);
  const { ids, above } = useMemo(() => (held ? heldOrder(held, live) : { ids: live, above: 0 }), [held, live]);
  const onScroll = () => {
    const away = (scroller.current?.scrollTop ?? 0) > rowHeight / 2;
    if (away && !held) setHeld(live);
    if (!away && held) setHeld(null);
  };

  const rows = useVirtualizer({
    count: ids.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
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
  // Where the open one was: when it leaves the list, whoever took its place is next.
  const [place, setPlace] = useState(0);
  if (index >= 0 && index !== place) setPlace(index);

  const open = (id: string | undefined) => {
    if (id === undefined) return;
    const to = ids.indexOf(id);
    rows.scrollToIndex(to, { align: 'auto' });
    onOpen(id);
    afterPaint(() => {
      for (const near of [1, -1, 2, 3].map((by) => ids[to + by])) if (near !== undefined) onPeek(near);
    });
  };
  const step = (by: 1 | -1) => {
    if (selected === undefined) open(ids[0]);
    else if (index < 0) open(ids[by === 1 ? place : place - 1] ?? ids.at(-1));
    else open(ids[index + by]);
  };
  const stepUnread = (by: 1 | -1) => {
    const isUnread = (id: string) => (conversations[id]?.unread_count ?? 0) > 0;
    const from = index < 0 ? place - (by === 1 ? 1 : 0) : index;
    open(by === 1 ? ids.slice(from + 1).find(isUnread) : ids.slice(0, Math.max(0, from)).findLast(isUnread));
  };
  const resolve = () => {
    if (selected === undefined) return;
    onResolve(selected);
    // Among the open ones it is about to leave the list; elsewhere it stays, and so do we.
    const next = ids[index + 1] ?? ids[index - 1];
    if (filter.status === 'open' && index >= 0 && next !== undefined) open(next);
  };

  const [marked, setMarked] = useState<ReadonlySet<string>>(() => new Set());
  const lastMarked = useRef<string | undefined>(undefined);
  const mark = useCallback((id: string, range: boolean, order: readonly string[]) => {
    // Read before it is changed below: the change itself is made later.
    const anchor = lastMarked.current;
    setMarked((before) => {
      const next = new Set(before);
      const from = range && anchor !== undefined ? order.indexOf(anchor) : -1;
      const to = order.indexOf(id);
      if (from >= 0 && to >= 0)
        for (const one of order.slice(Math.min(from, to), Math.max(from, to) + 1)) next.add(one);
      else if (!next.delete(id)) next.add(id);
      return next;
    });
    lastMarked.current = id;
  }, []);
  const marks = useMemo(() => ids.filter((id) => marked.has(id)), [ids, marked]);
  const unmark = () => setMarked(new Set());

  const onPick = (id: string, event: MouseEvent) => {
    const onAvatar = event.target instanceof Element && event.target.closest('[data-mark]') !== null;
    if (onAvatar || event.metaKey || event.ctrlKey) mark(id, false, ids);
    else if (event.shiftKey) mark(id, true, ids);
    else onOpen(id);
  };
  // Rows are redrawn only when something of theirs changes; what they call reads the newest of everything.
  const pick = useRef(onPick);
  const peek = useRef(onPeek);
  useEffect(() => {
    pick.current = onPick;
    peek.current = onPeek;
  });
  const rowPick = useCallback((id: string, event: MouseEvent) => pick.current(id, event), []);
  const rowPeek = useCallback((id: string) => peek.current(id), []);

  useCommands([
    { id: 'next', group: t`Inbox`, label: t`Next conversation`, keys: ['j', 'ArrowDown'], run: () => step(1) },
    { id: 'previous', group: t`Inbox`, label: t`Previous conversation`, keys: ['k', 'ArrowUp'], run: () => step(-1) },
    { id: 'next-unread', group: t`Inbox`, label: t`Next unread`, keys: ['n'], run: () => stepUnread(1) },
    { id: 'previous-unread', group: t`Inbox`, label: t`Previous unread`, keys: ['N'], run: () => stepUnread(-1) },
    {
      id: 'resolve-next',
      group: t`Inbox`,
      label: t`Resolve and go to the next`,
      keys: ['e'],
      enabled: selected !== undefined && conversations[selected]?.status !== 'resolved',
      run: resolve,
    },
    {
      id: 'mark',
      group: t`Inbox`,
      label: t`Select`,
      keys: ['x'],
      enabled: index >= 0,
      run: () => selected !== undefined && mark(selected, false, ids),
    },
    {
      id: 'mark-range',
      group: t`Inbox`,
      label: t`Select up to here`,
      keys: ['X'],
      enabled: index >= 0,
      run: () => selected !== undefined && mark(selected, true, ids),
    },
    {
      id: 'unmark',
      group: t`Inbox`,
      label: t`Select none`,
      keys: ['Escape'],
      enabled: marks.length > 0,
      run: unmark,
    },
  ] satisfies Command[]);

  const platforms = usePlatforms();
  const labels = useLabels();
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
        data-marking={marks.length > 0}
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
                  marked={marked.has(id)}
                  marking={marks.length > 0}
                  platforms={platforms}
                  labels={labels}
                  now={now}
                  onPick={rowPick}
                  onPeek={rowPeek}
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
      {marks.length > 0 && (
        <BulkBar
          ids={marks}
          shown={ids.length}
          onAll={() => setMarked(new Set(ids))}
          onRefused={(refused) => setMarked(new Set(refused))}
          onNone={unmark}
        />
      )}
    </div>
  );
}

const NO_PLATFORMS: ReadonlyMap<string, Platform> = new Map();
const NO_LABELS: ReadonlyMap<string, Label> = new Map();

function usePlatforms(): ReadonlyMap<string, Platform> {
  const { data } = useQuery(platformsQuery);
  return useMemo(() => (data ? new Map(data.map((platform) => [platform.id, platform])) : NO_PLATFORMS), [data]);
}

function useLabels(): ReadonlyMap<string, Label> {
  const { data } = useQuery(labelsQuery);
  return useMemo(() => (data ? new Map(data.map((label) => [label.name, label])) : NO_LABELS), [data]);
}
