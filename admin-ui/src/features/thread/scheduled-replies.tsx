import { plural, t } from '@lingui/core/macro';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { meQuery } from '@/api/queries';
import type { ScheduledReply } from '@/api/types';
import { exactTime, momentName } from '@/i18n/format';
import { putBack } from '@/live/composing';
import { sendReply } from '@/live/outbox';
import { scheduledQuery, unschedule } from '@/live/scheduled';
import { useLive } from '@/live/store';
import { Button, IconButton } from '@/ui/button';
import { IconClock, IconX } from '@/ui/icons';
import { TimePicker } from '@/ui/time-picker';
import { toast } from '@/ui/toasts';
import css from './scheduled-replies.module.css';

const SHOWN = 2;

/** What is written and waits for its time, between the thread it is not in yet and the field it came from. */
export function ScheduledReplies({ conversationId }: { conversationId: string }) {
  const count = useLive((state) => state.conversations[conversationId]?.scheduled_count ?? 0);
  const list = useQuery({ ...scheduledQuery(conversationId, count), enabled: count > 0 });
  const [showsAll, setShowsAll] = useState(false);
  const { data: me } = useQuery(meQuery);
  if (count === 0) return null;
  if (list.isError && !list.data) {
    return (
      <p className={css.trouble} role="alert">
        {t`Scheduled replies could not be loaded.`}
        <Button size="small" look="quiet" onClick={() => void list.refetch()}>{t`Retry`}</Button>
      </p>
    );
  }
  const replies = list.data ?? [];
  if (replies.length === 0) return null;
  const hidden = replies.length - SHOWN;
  return (
    <section className={css.scheduled} aria-label={t`Scheduled replies`}>
      <ul className={css.list}>
        {replies.slice(0, showsAll ? undefined : SHOWN).map((one) => (
          <Scheduled key={one.id} reply={one} mayChange={me !== undefined && me.role !== 'viewer'} />
        ))}
      </ul>
      {hidden > 0 && (
        <Button size="small" look="quiet" aria-expanded={showsAll} onClick={() => setShowsAll(!showsAll)}>
          {showsAll ? t`Show fewer` : plural(hidden, { one: '# more', other: '# more' })}
        </Button>
      )}
    </section>
  );
}

function Scheduled({ reply, mayChange }: { reply: ScheduledReply; mayChange: boolean }) {
  const anchor = useRef<HTMLSpanElement>(null);
  const [isPicking, setIsPicking] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const { conversation_id: conversationId, text, reply_to_id: replyToId, send_at, author_name } = reply;
  const files = reply.attachments.map(({ id, name, size }) => ({ id, name, size }));

  const again = (sendAt: string | null) =>
    sendReply({ conversationId, text, private: false, files, replyToId, sendAt });
  /** First it is taken out of the queue, so that at no moment it can be sent twice. */
  const instead = (then: () => void) => {
    setIsBusy(true);
    void unschedule(reply)
      .then((isOut) => isOut && then())
      .finally(() => setIsBusy(false));
  };
  return (
    <li className={css.reply}>
      <IconClock aria-hidden className={css.clock} />
      <span className={css.main}>
        <span className={css.text} dir="auto">
          {text || t`Attachment`}
        </span>
        <span className={css.meta}>
          <time dateTime={send_at} title={exactTime(send_at)}>
            {momentName(send_at)}
          </time>
          {' · '}
          {author_name}
          {files.length > 0 && ` · ${plural(files.length, { one: '# file', other: '# files' })}`}
        </span>
      </span>
      {mayChange && (
        <span ref={anchor} className={css.ways}>
          <Button size="small" look="quiet" disabled={isBusy} onClick={() => instead(() => again(null))}>
            {t`Send now`}
          </Button>
          <Button size="small" look="quiet" disabled={isBusy} onClick={() => setIsPicking(true)}>
            {t`Change the time`}
          </Button>
          <Button
            size="small"
            look="quiet"
            disabled={isBusy}
            onClick={() => instead(() => putBack(conversationId, text, files))}
          >
            {t`Edit`}
          </Button>
          <IconButton
            label={t`Do not send it`}
            icon={<IconX />}
            disabled={isBusy}
            onClick={() => instead(() => toast(t`It is not sent`, { label: t`Undo`, run: () => again(send_at) }))}
          />
        </span>
      )}
      {isPicking && (
        <TimePicker
          anchor={anchor}
          placement="top-end"
          label={t`Send at`}
          icon={<IconClock aria-hidden />}
          onPick={(at) => instead(() => again(at))}
          onClose={() => setIsPicking(false)}
        />
      )}
    </li>
  );
}
