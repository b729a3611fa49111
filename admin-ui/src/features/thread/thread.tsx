import { plural, t } from '@lingui/core/macro';
import { useQuery } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { meQuery, queryClient } from '@/api/queries';
import type { Message } from '@/api/types';
import { useCommands } from '@/commands/commands';
import { dayName } from '@/i18n/format';
import type { Revision } from '@/live/revision';
import { changeConversation, forgetThread, type ThreadWindow, useLive } from '@/live/store';
import { Button } from '@/ui/button';
import { IconArrowDown, IconMessages } from '@/ui/icons';
import { ErrorNotice, Notice } from '@/ui/notice';
import { useIsVisible } from '@/ui/use-is-visible';
import { useNow } from '@/ui/use-now';
import { MessageBubble } from './message-bubble';
import { isPicture } from './message-files';
import { PendingBubble } from './pending-bubble';
import css from './thread.module.css';
import { latestMessagesQuery, leaveThread, markRead, messagesAroundQuery, useMoreMessages } from './thread-query';
import { firstUnreadSeq, type ThreadRow, threadRows } from './thread-rows';
import { ThreadSkeleton } from './thread-skeleton';

/** Within this distance somebody is reading the end, and the thread follows what arrives. */
const AT_THE_END = 80;
/** Of the thread that was open before this one: no more is drawn than will be seen. */
let heightBefore = 800;

interface ThreadProps {
  conversationId: string;
  /** The message it opens at; otherwise it opens at what is unread, or at its end. */
  at?: number | undefined;
  /** Somebody wants to be at the end instead. */
  onLeaveAt?: () => void;
  onReplyTo: (message: Message) => void;
  onRevise: (revision: Revision) => void;
}

export function Thread({ conversationId, at, onLeaveAt, onReplyTo, onRevise }: ThreadProps) {
  const latest = useQuery({ ...latestMessagesQuery(conversationId), enabled: at === undefined });
  const around = useQuery({ ...messagesAroundQuery(conversationId, at ?? 0), enabled: at !== undefined });
  const window = useLive((state) => state.threads[conversationId]);
  const isKnown = useLive((state) => conversationId in state.conversations);
  const isAtEnd = at === undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was opened at a message is another visit than what is opened at the end
  useEffect(() => () => leaveThread(conversationId), [conversationId, isAtEnd]);
  const wanted = at === undefined ? latest : around;
  if (wanted.isError && (!window || at !== undefined)) {
    return (
      <ErrorNotice title={t`Messages could not be loaded`} error={wanted.error} onRetry={() => void wanted.refetch()} />
    );
  }
  // What is unread is counted once, when the thread opens, so the conversation has to be there too.
  if (!window || !isKnown || (at !== undefined && !around.isSuccess)) return <ThreadSkeleton />;
  return (
    <Messages
      key={`${conversationId} ${at ?? ''}`}
      conversationId={conversationId}
      at={at}
      {...(onLeaveAt && { onLeaveAt })}
      window={window}
      onReplyTo={onReplyTo}
      onRevise={onRevise}
    />
  );
}

function Messages(props: ThreadProps & { window: ThreadWindow }) {
  const { conversationId, at, onLeaveAt, window, onReplyTo, onRevise } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const pending = useLive(
    useShallow((state) => Object.values(state.pending).filter((one) => one.conversationId === conversationId)),
  );
  const { data: me } = useQuery(meQuery);
  const [unreadFromSeq] = useState(() =>
    firstUnreadSeq(loaded(window), useLive.getState().conversations[conversationId]?.unread_count ?? 0),
  );
  const rows = useMemo(
    () =>
      threadRows({
        messages: loaded(window),
        // What is being written now comes after everything there is; while reading far back, that is not on screen.
        pending: window.hasNewer ? [] : pending,
        hasOlder: window.hasOlder,
        unreadFromSeq,
        me: me?.id,
      }),
    [window, pending, unreadFromSeq, me?.id],
  );

  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => estimate(rows[index]),
    getItemKey: (index) => rows[index]?.key ?? index,
    anchorTo: 'end',
    followOnAppend: !window.hasNewer,
    scrollEndThreshold: AT_THE_END,
    scrollPaddingStart: 180,
    overscan: 4,
    paddingEnd: 16,
    // Start out at the end: drawn from the top, the first frame would ask for older messages nobody wants yet.
    initialOffset: () => rows.reduce((sum, row) => sum + estimate(row), 0),
    initialRect: { width: 700, height: heightBefore },
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: where a thread opens is decided once
  useLayoutEffect(() => {
    const unread = rows.findIndex((row) => row.kind === 'unread');
    const wanted = at === undefined ? -1 : rows.findIndex((row) => seqOf(row) === at);
    if (wanted >= 0) virtual.scrollToIndex(wanted, { align: 'center' });
    else if (unread > 0) virtual.scrollToIndex(unread, { align: 'start' });
    else virtual.scrollToEnd();
    heightBefore = scroller.current?.clientHeight || heightBefore;
  }, []);

  const visible = virtual.getVirtualItems();
  const first = visible[0]?.index ?? 0;
  const last = visible.at(-1)?.index ?? 0;
  const older = useMore(conversationId, 'older', window.hasOlder && first < 8);
  const newer = useMore(conversationId, 'newer', window.hasNewer && last > rows.length - 8);

  const atEnd = !window.hasNewer && virtual.isAtEnd(AT_THE_END);
  const lastSeq = useLive((state) => state.conversations[conversationId]?.last_seq ?? 0);
  const news = useNews(lastSeq, atEnd);
  useReading(conversationId, lastSeq, atEnd);

  const jump = () => {
    if (window.hasNewer) {
      forgetThread(conversationId);
      // Asked for whatever it was told before: what is there now is the middle of the thread.
      queryClient.query({ ...latestMessagesQuery(conversationId), staleTime: 0 }).catch(() => undefined);
    }
    onLeaveAt?.();
    virtual.scrollToEnd();
  };
  // Somebody who sends wants to see it, wherever they were reading.
  const lastWritten = pending.at(-1)?.clientId;
  const [seenWritten, setSeenWritten] = useState(lastWritten);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it goes there once for each that is written
  useEffect(() => {
    if (lastWritten === undefined || lastWritten === seenWritten) return;
    setSeenWritten(lastWritten);
    jump();
  }, [lastWritten]);

  useCommands([{ id: 'jump', group: t`Conversation`, label: t`Jump to latest`, keys: ['End', 'G'], run: jump }]);

  const now = useNow();
  const isEmpty = window.ids.length === 0 && pending.length === 0;
  return (
    <div className={css.frame}>
      {older.state !== 'idle' && (
        <EdgeNote failed={older.state === 'failed'} onRetry={older.retry}>
          {older.state === 'failed' ? t`Earlier messages could not be loaded.` : t`Loading earlier messages…`}
        </EdgeNote>
      )}
      <div
        ref={scroller}
        role="log"
        aria-live="off"
        aria-label={t`Messages`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        id="messages"
        className={css.scroller}
      >
        {isEmpty ? (
          <Notice icon={<IconMessages />} title={t`No messages yet`} />
        ) : (
          <div className={css.rows} style={{ blockSize: virtual.getTotalSize() }}>
            {visible.map((item) => {
              const row = rows[item.index];
              return (
                row && (
                  <div
                    key={item.key}
                    data-index={item.index}
                    ref={virtual.measureElement}
                    className={css.row}
                    style={{ transform: `translateY(${item.start}px)` }}
                  >
                    <Row
                      row={row}
                      now={now}
                      isWanted={at !== undefined && seqOf(row) === at}
                      onReplyTo={onReplyTo}
                      onRevise={onRevise}
                    />
                  </div>
                )
              );
            })}
          </div>
        )}
      </div>
      {newer.state === 'failed' && (
        <EdgeNote failed onRetry={newer.retry} atEnd>
          {t`Later messages could not be loaded.`}
        </EdgeNote>
      )}
      {!atEnd && !isEmpty && (
        <Button className={css.jump} size="small" icon={<IconArrowDown />} onClick={jump}>
          {t`Jump to latest`}
          {news > 0 && <span className={css.news}>{plural(news, { one: '# new', other: '# new' })}</span>}
        </Button>
      )}
    </div>
  );
}

interface RowProps {
  row: ThreadRow;
  now: Date;
  /** What a search found: shown for a moment. */
  isWanted: boolean;
  onReplyTo: (message: Message) => void;
  onRevise: (revision: Revision) => void;
}

function Row({ row, now, isWanted, onReplyTo, onRevise }: RowProps): ReactNode {
  switch (row.kind) {
    case 'start':
      return <p className={css.start}>{t`The conversation starts here`}</p>;
    case 'day':
      return (
        <p className={css.day}>
          <span>{dayName(row.at, now)}</span>
        </p>
      );
    case 'unread':
      return (
        <p className={css.unread}>
          <span>{t`New`}</span>
        </p>
      );
    case 'message':
      return (
        <div className={isWanted ? css.wanted : undefined} aria-current={isWanted ? 'true' : undefined}>
          <MessageBubble id={row.id} grouped={row.grouped} ends={row.ends} onReplyTo={onReplyTo} onRevise={onRevise} />
        </div>
      );
    case 'pending':
      return <PendingBubble clientId={row.clientId} grouped={row.grouped} onRevise={onRevise} />;
  }
}

interface EdgeNoteProps {
  failed: boolean;
  onRetry: () => void;
  atEnd?: boolean;
  children: ReactNode;
}

function EdgeNote({ failed, onRetry, atEnd, children }: EdgeNoteProps) {
  return (
    <div className={css.edge} data-at-end={atEnd} data-failed={failed} role={failed ? 'alert' : undefined}>
      {children}
      {failed && <Button size="small" look="quiet" onClick={onRetry}>{t`Retry`}</Button>}
    </div>
  );
}

/** Loads neighbouring messages when they are nearly in sight, and stops at a failure until asked again. */
function useMore(conversationId: string, position: 'older' | 'newer', needed: boolean) {
  const { mutate, isPending, isError } = useMoreMessages(conversationId, position);
  useEffect(() => {
    if (needed && !isPending && !isError) mutate();
  }, [needed, isPending, isError, mutate]);
  const state: 'idle' | 'loading' | 'failed' = isPending ? 'loading' : isError ? 'failed' : 'idle';
  return { state, retry: () => mutate() };
}

/** How many messages have come in since somebody last was at the end. */
function useNews(lastSeq: number, atEnd: boolean): number {
  const [seen, setSeen] = useState(lastSeq);
  if (atEnd && seen !== lastSeq) setSeen(lastSeq);
  return Math.max(0, lastSeq - seen);
}

/** Read is what was at the end of the thread, on a screen somebody could see. */
function useReading(conversationId: string, lastSeq: number, atEnd: boolean): void {
  const isVisible = useIsVisible();
  const hasUnread = useLive((state) => (state.conversations[conversationId]?.unread_count ?? 0) > 0);
  useEffect(() => {
    if (!atEnd || !isVisible || !hasUnread) return;
    markRead(conversationId, lastSeq);
    changeConversation(conversationId, { unread_count: 0 });
  }, [conversationId, lastSeq, atEnd, isVisible, hasUnread]);
}

function loaded(window: ThreadWindow): Message[] {
  const { messages } = useLive.getState();
  return window.ids.map((id) => messages[id]).filter((message) => message !== undefined);
}

function seqOf(row: ThreadRow): number | undefined {
  return row.kind === 'message' ? useLive.getState().messages[row.id]?.seq : undefined;
}

function estimate(row: ThreadRow | undefined): number {
  switch (row?.kind) {
    case 'message':
    case 'pending': {
      const { messages, pending } = useLive.getState();
      const { text = '' } = (row.kind === 'message' ? messages[row.id] : pending[row.clientId]) ?? {};
      const pictures = row.kind === 'message' && messages[row.id]?.attachments.some(isPicture) ? 166 : 0;
      const lines = text.split('\n').reduce((sum, line) => sum + 1 + Math.floor(line.length / 70), 0);
      return pictures + lines * 20 + (row.grouped ? 21 : 48) + (row.kind === 'message' && !row.ends ? 0 : 16);
    }
    case 'day':
    case 'unread':
    case 'start':
    case undefined:
      return 40;
  }
}
