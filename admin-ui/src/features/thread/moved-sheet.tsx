import { t } from '@lingui/core/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { answer, api } from '@/api/client';
import type { Message } from '@/api/types';
import { clockTime } from '@/i18n/format';
import { discard, sendAnyway } from '@/live/outbox';
import { type Revision, revisionOfPending } from '@/live/revision';
import { type PendingReply, receiveMessage, useLive } from '@/live/store';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import { IconLock } from '@/ui/icons';
import css from './moved-sheet.module.css';

interface MovedSheetProps {
  conversationId: string;
  onRevise: (revision: Revision) => void;
}

/** Stops a reply that a colleague's has overtaken: first what is new is read, then its writer decides. */
export function MovedSheet({ conversationId, onRevise }: MovedSheetProps) {
  const moved = useLive(
    useShallow((state) =>
      Object.values(state.pending).filter((one) => one.conversationId === conversationId && one.state === 'moved'),
    ),
  );
  const [put, setPut] = useState<string | null>(null);
  const reply = moved.find((one) => one.clientId !== put);
  return (
    <Dialog
      title={t`Somebody wrote here meanwhile`}
      opened={reply !== undefined}
      // It stays in the thread as it is, to be decided about later.
      onClose={() => setPut(reply?.clientId ?? null)}
    >
      {reply && <Review reply={reply} onRevise={onRevise} />}
    </Dialog>
  );
}

function Review({ reply, onRevise }: { reply: PendingReply; onRevise: (revision: Revision) => void }) {
  const { clientId, conversationId, text } = reply;
  const after = reply.lastSeenSeq ?? 0;
  const { data: news = [] } = useQuery({
    queryKey: ['messages', conversationId, 'after', after],
    queryFn: async ({ signal }) => {
      const { items } = await answer(
        api.GET('/api/v1/conversations/{id}/messages', {
          params: { path: { id: conversationId }, query: { after_seq: after, limit: 20 } },
          signal,
        }),
      );
      for (const message of items) receiveMessage(message, 'answer');
      return items.filter((message) => message.type !== 'activity');
    },
    staleTime: 0,
  });
  return (
    <div className={css.review}>
      <ul className={css.news} aria-label={t`New messages`}>
        {news.map((message) => (
          <New key={message.id} message={message} />
        ))}
      </ul>
      <div>
        <p className={css.heading}>{t`You wrote`}</p>
        <p className={css.own} dir="auto">
          {text}
        </p>
      </div>
      <div className={css.ways}>
        <Button look="quiet" onClick={() => discard(clientId)}>{t`Discard`}</Button>
        <span className={css.space} />
        <Button onClick={() => sendAnyway(clientId)}>{t`Send anyway`}</Button>
        <Button
          look="primary"
          data-autofocus
          onClick={() => {
            discard(clientId);
            // Already put away: what it becomes is a reply of its own.
            onRevise({ ...revisionOfPending(reply), putAway: () => undefined });
          }}
        >
          {t`Edit`}
        </Button>
      </div>
    </div>
  );
}

function New({ message }: { message: Message }) {
  return (
    <li className={css.message} data-note={message.private}>
      <p className={css.sender}>
        <bdi>{message.sender.name || t`Unknown`}</bdi>
        {message.private && <IconLock aria-label={t`Note`} />}
        <time dateTime={message.created_at}>{clockTime(message.created_at)}</time>
      </p>
      <p className={css.text} dir="auto">
        {message.text || t`Attachment`}
      </p>
    </li>
  );
}
