import { t } from '@lingui/core/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { answer, api } from '@/api/client';
import type { Conversation, Inbox } from '@/api/types';
import { timeSince } from '@/i18n/format';
import { contactName } from '@/live/contact-name';
import { statusOfPending } from '@/live/delivery';
import { sendReply } from '@/live/outbox';
import { receiveConversations, receivePage, useLive } from '@/live/store';
import { Button } from '@/ui/button';
import { IconAlert, IconResolve, IconSend } from '@/ui/icons';
import { StatusMark } from '@/ui/status-mark';
import { useNow } from '@/ui/use-now';
import css from './first-message.module.css';

const LOOK_EVERY = 3_000;

/** Waits for the first message of a new inbox, live, and then lets one be answered: the proof that both ways work. */
export function FirstMessage({ inbox }: { inbox: Inbox }) {
  const [since] = useState(() => Date.now());
  const now = useNow();
  const arrived = useLive((state) => newest(Object.values(state.conversations), inbox.id));
  // The stream tells of it at once; asking now and then is for a stream that is away.
  const look = useQuery({
    queryKey: ['first-message', inbox.id],
    queryFn: async () => {
      const { items } = await answer(
        api.GET('/api/v1/conversations', { params: { query: { inbox_id: inbox.id, limit: 1 } } }),
      );
      receiveConversations(items, 'answer');
      return items.length;
    },
    enabled: arrived === undefined,
    refetchInterval: LOOK_EVERY,
    staleTime: 0,
  });
  const unreadable = useQuery({
    queryKey: ['first-message', inbox.id, 'quarantine'],
    queryFn: () => answer(api.GET('/api/v1/quarantine', { params: { query: { inbox_id: inbox.id, limit: 1 } } })),
    enabled: arrived === undefined,
    refetchInterval: LOOK_EVERY,
    staleTime: 0,
  });
  const strange = unreadable.data?.items[0];
  if (arrived) return <Arrived conversation={arrived} />;
  return (
    <section className={css.card} data-state={strange ? 'strange' : 'waiting'} aria-label={t`Live check`}>
      <span className={css.mark} aria-hidden>
        {strange ? <IconAlert /> : <span className={css.pulse} />}
      </span>
      <div className={css.text} role="status">
        <p className={css.title}>
          {strange ? t`Something came that could not be read` : t`Waiting for the first message…`}
        </p>
        <p className={css.help}>
          {strange
            ? strange.reason
            : look.isError
              ? t`The server could not be asked; it is asked again in a moment.`
              : t`Follow the steps below, then write to the inbox from its platform. This page notices by itself.`}
        </p>
        {strange && (
          <p className={css.help}>
            <Link to="/quarantine" search={{ inbox: inbox.id }}>{t`Look at it`}</Link>
          </p>
        )}
        {!strange && now.getTime() - since > 120_000 && (
          <p className={css.help}>
            {t`Nothing yet. A platform that cannot reach the address above, or signs with another secret, is turned away before it gets here.`}
          </p>
        )}
      </div>
    </section>
  );
}

function Arrived({ conversation }: { conversation: Conversation }) {
  const [asked, setAsked] = useState(false);
  const now = useNow();
  const name = contactName(conversation);
  const text = t`This is a test message. If you can read it, everything is connected.`;
  const pending = useLive((state) =>
    Object.values(state.pending).find((one) => one.conversationId === conversation.id && one.text === text),
  );
  const reply = useLive((state) =>
    Object.values(state.messages).findLast(
      (one) => one.conversation_id === conversation.id && one.type === 'outgoing' && one.text === text,
    ),
  );
  const send = () => {
    setAsked(true);
    // What happens to it is told for threads that are loaded, so that this one has to be.
    if (!useLive.getState().threads[conversation.id]) receivePage(conversation.id, [], 'latest', true);
    sendReply({ conversationId: conversation.id, text, private: false });
  };
  const status = pending ? statusOfPending(pending.state) : reply?.status;
  return (
    <section className={css.card} data-state="arrived" aria-label={t`Live check`}>
      <span className={css.mark} aria-hidden>
        <IconResolve />
      </span>
      <div className={css.text} role="status">
        <p className={css.title}>
          {t`Received from ${name}, ${timeSince(conversation.last_message?.created_at ?? conversation.created_at, now.getTime())}`}
        </p>
        <p className={css.help} dir="auto">
          {conversation.last_message?.text}
        </p>
        {asked && status && (
          <p className={css.result}>
            {t`Test message:`} <StatusMark status={status} />
            {(pending?.reason ?? reply?.status_reason) && <span>{pending?.reason ?? reply?.status_reason}</span>}
          </p>
        )}
      </div>
      <div className={css.ways}>
        {!asked && <Button icon={<IconSend aria-hidden />} onClick={send}>{t`Send a test message back`}</Button>}
        <Link to="/inbox/$conversationId" params={{ conversationId: conversation.id }} search={{ status: 'all' }}>
          {t`Open the conversation`}
        </Link>
      </div>
    </section>
  );
}

function newest(conversations: readonly Conversation[], inboxId: string): Conversation | undefined {
  return conversations
    .filter((one) => one.inbox_id === inboxId)
    .sort((a, b) => (a.created_at < b.created_at ? 1 : -1))[0];
}
