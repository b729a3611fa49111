import { t } from '@lingui/core/macro';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate, useParams } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { isNotFound } from '@/api/problem';
import { queryClient } from '@/api/queries';
import type { Conversation, Message } from '@/api/types';
import { useCommands } from '@/commands/commands';
import { Composer } from '@/features/composer/composer';
import { ContactPanel } from '@/features/contact/contact-panel';
import { ConversationList } from '@/features/conversations/conversation-list';
import { filterFrom, type ListFilter, without } from '@/features/conversations/filter';
import { ListHeader } from '@/features/conversations/list-header';
import { MovedSheet } from '@/features/thread/moved-sheet';
import { ScheduledReplies } from '@/features/thread/scheduled-replies';
import { Thread } from '@/features/thread/thread';
import { ThreadHeader } from '@/features/thread/thread-header';
import { conversationQuery, latestMessagesQuery, markUnread } from '@/features/thread/thread-query';
import { ThreadSkeleton } from '@/features/thread/thread-skeleton';
import { Viewers } from '@/features/thread/viewers';
import { Writers } from '@/features/thread/writers';
import { contactName } from '@/live/contact-name';
import { mute, useMuted } from '@/live/muted';
import type { Revision } from '@/live/revision';
import { useLive } from '@/live/store';
import { changeStatus } from '@/live/work';
import { useAfterPaint } from '@/ui/after-paint';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import { IconMessages, IconQuestion } from '@/ui/icons';
import { ErrorNotice, Notice } from '@/ui/notice';
import { TabTitle } from '@/ui/tab-title';
import { toast } from '@/ui/toasts';
import { useStateOf } from '@/ui/use-state-of';
import css from './inbox-page.module.css';

const route = getRouteApi('/shell/inbox');

/** List, thread and contact side by side; on a phone one at a time. What is open and filtered is in the URL. */
export function InboxPage() {
  const search = route.useSearch();
  const filter = useMemo(() => filterFrom({ ...search }), [search]);
  const { conversationId } = useParams({ strict: false });
  const navigate = useNavigate();

  const show = (id: string | undefined, next: ListFilter = filter) => {
    const wanted = without(next);
    void (id === undefined
      ? navigate({ to: '/inbox', search: wanted })
      : navigate({ to: '/inbox/$conversationId', params: { conversationId: id }, search: wanted }));
  };
  const leaveAt = () => {
    if (search.at !== undefined && conversationId !== undefined) show(conversationId);
  };
  const [listIsHidden, setListIsHidden] = useState(false);
  const muted = useMuted((state) => conversationId !== undefined && state.ids.includes(conversationId));
  const toggleMuted = (id: string) => {
    mute(id, !muted);
    toast(muted ? t`You hear of this conversation again` : t`Muted: it is silent until you unmute it`, {
      label: t`Undo`,
      run: () => mute(id, muted),
    });
  };
  const leaveUnread = (id: string) => {
    // Left first: what is on screen is read.
    show(undefined);
    markUnread(id).catch((error: unknown) =>
      toast(t`It could not be marked unread. ${error instanceof Error ? error.message : ''}`, undefined, 'error'),
    );
  };
  useCommands([
    {
      id: 'unread',
      group: t`Conversation`,
      label: t`Mark unread and leave`,
      keys: ['u'],
      enabled: conversationId !== undefined,
      run: () => conversationId !== undefined && leaveUnread(conversationId),
    },
    {
      id: 'mute',
      group: t`Conversation`,
      label: muted ? t`Unmute` : t`Mute`,
      keys: ['m'],
      enabled: conversationId !== undefined,
      run: () => conversationId !== undefined && toggleMuted(conversationId),
    },
    {
      id: 'list',
      group: t`Inbox`,
      label: t`Show or hide the list`,
      keys: ['['],
      enabled: conversationId !== undefined,
      run: () => setListIsHidden(!listIsHidden),
    },
  ]);
  return (
    <main
      className={css.inbox}
      data-list={listIsHidden && conversationId !== undefined ? 'hidden' : 'shown'}
      data-pane={conversationId === undefined ? 'list' : 'thread'}
    >
      {/* Here rather than over the list: on a phone the list is not always there. */}
      <h1 className="visually-hidden">{t`Inbox`}</h1>
      <section className={css.list} aria-label={t`Conversation list`}>
        <ListHeader filter={filter} onChange={(next) => show(conversationId, next)} />
        <ConversationList
          filter={filter}
          selected={conversationId}
          onOpen={(id) => show(id)}
          onPeek={peek}
          onResolve={(id) => changeStatus(id, 'resolved')}
          onClearFilter={() => show(conversationId, { status: 'open' })}
        />
      </section>
      {conversationId === undefined ? (
        <section className={css.thread} aria-label={t`Conversation`}>
          <TabTitle name={t`Inbox`} />
          <Notice icon={<IconMessages />} title={t`Pick a conversation`}>
            {t`Press J and K to move through the list, ? for all shortcuts.`}
          </Notice>
        </section>
      ) : (
        <OpenConversation id={conversationId} at={search.at} onLeaveAt={leaveAt} onBack={() => show(undefined)} />
      )}
    </main>
  );
}

/** What is about to be opened is fetched before: by the time the key is up, it is there. */
function peek(id: string): void {
  queryClient.query(latestMessagesQuery(id)).catch(() => undefined); // Opening it says what is wrong.
}

interface OpenProps {
  /** Where a search found something. */
  at: number | undefined;
  onLeaveAt: () => void;
  onBack: () => void;
}

function OpenConversation({ id, ...open }: OpenProps & { id: string }) {
  const { onBack } = open;
  const conversation = useLive((state) => state.conversations[id]);
  const query = useQuery({ ...conversationQuery(id), enabled: conversation === undefined });
  if (conversation) return <ConversationPanes conversation={conversation} {...open} />;
  return (
    <section className={css.thread} aria-label={t`Conversation`}>
      <TabTitle name={t`Inbox`} />
      {!query.isError && <ThreadSkeleton />}
      {query.isError &&
        (isNotFound(query.error) ? (
          <Notice
            icon={<IconQuestion />}
            title={t`This conversation was moved or deleted`}
            actions={<Button onClick={onBack}>{t`Back to the list`}</Button>}
          />
        ) : (
          <ErrorNotice
            title={t`The conversation could not be loaded`}
            error={query.error}
            onRetry={() => void query.refetch()}
          />
        ))}
    </section>
  );
}

/** What stands around a conversation stays from one to the next, and only what it says changes: that is faster than to begin anew. */
function ConversationPanes({ conversation, at, onLeaveAt, onBack }: OpenProps & { conversation: Conversation }) {
  const { id } = conversation;
  const [contactIsOpen, setContactIsOpen] = useStateOf(id, false);
  const [isDocked, setIsDocked] = useState(contactPanelIsWanted);
  // What was said comes first, and who said it a frame later.
  const beside = useAfterPaint<Conversation | null>(conversation, null);
  const toggleContact = () => {
    // Where there is no room beside the thread, it comes over it.
    if (!matchMedia('(min-width: 1200px)').matches) setContactIsOpen(!contactIsOpen);
    else {
      setIsDocked(!isDocked);
      wantContactPanel(!isDocked);
    }
  };
  return (
    <>
      <section className={css.thread} aria-label={t`Conversation`}>
        <TabTitle name={contactName(conversation)} />
        <ThreadHeader conversation={conversation} onBack={onBack} onToggleContact={toggleContact}>
          <Viewers conversationId={id} />
        </ThreadHeader>
        <Talk key={id} conversation={conversation} at={at} onLeaveAt={onLeaveAt} />
      </section>
      {isDocked && (
        <aside className={css.contact} aria-label={t`Contact`}>
          {beside && <ContactPanel conversation={beside} />}
        </aside>
      )}
      <Dialog from="side" title={t`Contact`} opened={contactIsOpen} onClose={() => setContactIsOpen(false)}>
        <ContactPanel conversation={conversation} />
      </Dialog>
    </>
  );
}

/** What was said in a conversation, and what somebody is about to say. */
function Talk({ conversation, at, onLeaveAt }: Omit<OpenProps, 'onBack'> & { conversation: Conversation }) {
  const { id } = conversation;
  const [replyTo, setReplyTo] = useState<Message | null>(null);
  const [revision, setRevision] = useState<Revision | null>(null);
  const name = contactName(conversation);
  return (
    <>
      <Thread conversationId={id} at={at} onLeaveAt={onLeaveAt} onReplyTo={setReplyTo} onRevise={setRevision} />
      <Writers conversationId={id} contactName={name} />
      <ScheduledReplies conversationId={id} />
      <MovedSheet conversationId={id} onRevise={setRevision} />
      <Composer
        // A text of its own for each: what was being written before comes back afterwards.
        key={revision?.id ?? 'new'}
        revision={revision}
        onRevised={() => setRevision(null)}
        conversationId={id}
        contactName={name}
        replyTo={replyTo}
        onReplyToNothing={() => setReplyTo(null)}
        onLeave={() => document.getElementById('conversations')?.focus()}
      />
    </>
  );
}

const CONTACT_PANEL = 'chatroom.contact-panel';

function contactPanelIsWanted(): boolean {
  try {
    return localStorage.getItem(CONTACT_PANEL) !== 'off';
  } catch {
    return true;
  }
}

function wantContactPanel(wanted: boolean): void {
  try {
    if (wanted) localStorage.removeItem(CONTACT_PANEL);
    else localStorage.setItem(CONTACT_PANEL, 'off');
  } catch {
    // Storage is blocked: it holds for as long as the inbox is on screen.
  }
}
