import { t } from '@lingui/core/macro';
import { memo } from 'react';
import type { Message } from '@/api/types';
import { clockTime, exactTime, momentName } from '@/i18n/format';
import { type Revision, revisionOf } from '@/live/revision';
import { useLive } from '@/live/store';
import { Avatar } from '@/ui/avatar';
import { IconButton } from '@/ui/button';
import { classNames } from '@/ui/class-names';
import { IconArrowBack, IconLock } from '@/ui/icons';
import { DeliveryState } from './delivery-status';
import { LinkedText } from './linked-text';
import css from './message-bubble.module.css';
import { MessageFiles } from './message-files';

interface MessageBubbleProps {
  id: string;
  grouped: boolean;
  /** The last one of what somebody says in one go: it says when. */
  ends: boolean;
  onReplyTo: (message: Message) => void;
  onRevise: (revision: Revision) => void;
}

/** One message, listening to itself only: a receipt redraws one bubble. */
export const MessageBubble = memo(function MessageBubble({
  id,
  grouped,
  ends,
  onReplyTo,
  onRevise,
}: MessageBubbleProps) {
  const message = useLive((state) => state.messages[id]);
  if (!message) return null;
  if (message.type === 'activity') return <Activity message={message} />;
  const outgoing = message.type === 'outgoing';
  const { sender } = message;
  const name = sender.name || (outgoing ? t`Agent` : sender.external_id || t`Unknown`);
  return (
    <article
      className={classNames(
        css.message,
        outgoing ? css.out : css.in,
        message.private && css.note,
        grouped && css.grouped,
      )}
      aria-label={message.private ? t`Note by ${name}` : t`Message from ${name}`}
    >
      {!outgoing && (
        <span className={css.avatar}>
          {!grouped && (
            <Avatar size="small" name={name} url={sender.avatar_url} seed={sender.id || sender.external_id || name} />
          )}
        </span>
      )}
      <div className={css.column}>
        {!grouped && (
          <div className={css.head}>
            <span className={css.sender}>{name}</span>
            {message.private && (
              <span className={css.private}>
                <IconLock aria-hidden />
                {t`Only your team sees this`}
              </span>
            )}
          </div>
        )}
        <div className={css.line}>
          <div className={css.bubble} title={ends ? undefined : exactTime(message.created_at)}>
            <Quote message={message} />
            <Body message={message} />
          </div>
          {message.deleted_at == null && !message.private && (
            <IconButton
              className={css.replyTo}
              label={t`Reply to this message`}
              icon={<IconArrowBack />}
              onClick={() => onReplyTo(message)}
            />
          )}
        </div>
        <Reactions message={message} />
        <div className={css.meta}>
          {message.edited_at && message.deleted_at == null && (
            <span title={exactTime(message.edited_at)}>{t`Edited`}</span>
          )}
          {ends && (
            <time dateTime={message.created_at} title={exactTime(message.created_at)}>
              {clockTime(message.created_at)}
            </time>
          )}
          {outgoing && !message.private && (
            <DeliveryState message={message} onRevise={(one) => onRevise(revisionOf(one))} />
          )}
        </div>
      </div>
    </article>
  );
});

function Body({ message }: { message: Message }) {
  if (message.deleted_at != null) {
    return (
      <p className={css.deleted} title={exactTime(message.deleted_at)}>
        {t`This message was deleted`}
      </p>
    );
  }
  return (
    <>
      {message.text && (
        <p className={css.text} dir="auto">
          <LinkedText text={message.text} />
        </p>
      )}
      {message.attachments.length > 0 && <MessageFiles files={message.attachments} />}
      {!message.text && message.attachments.length === 0 && (
        <p className={css.deleted}>{t`A message without text. Open it in the app it was sent from.`}</p>
      )}
    </>
  );
}

function Quote({ message: { reply_to } }: { message: Message }) {
  const quoted = useLive((state) => (reply_to?.id ? state.messages[reply_to.id] : undefined));
  if (!reply_to) return null;
  return (
    <blockquote className={css.quote}>
      {quoted ? (
        <>
          <span className={css.quotedSender}>{quoted.sender.name || t`Unknown`}</span>
          <span className={css.quotedText} dir="auto">
            {quoted.deleted_at == null ? quoted.text || t`Attachment` : t`This message was deleted`}
          </span>
        </>
      ) : (
        <span className={css.quotedText}>{t`An earlier message`}</span>
      )}
    </blockquote>
  );
}

function Reactions({ message: { reactions } }: { message: Message }) {
  if (reactions.length === 0) return null;
  const people = new Map<string, string[]>();
  for (const { emoji, by } of reactions) people.set(emoji, [...(people.get(emoji) ?? []), by || t`Unknown`]);
  return (
    <ul className={css.reactions} aria-label={t`Reactions`}>
      {[...people].map(([emoji, by]) => (
        <li key={emoji} className={css.reaction} title={by.join(', ')}>
          {emoji}
          {by.length > 1 && <span className={css.reactionCount}>{by.length}</span>}
        </li>
      ))}
    </ul>
  );
}

/** What the server tells of is in its own time; people read theirs. */
const MOMENT = /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::[\d.]+)?Z/g;

function Activity({ message }: { message: Message }) {
  return (
    <p className={css.activity}>
      {message.text.replace(MOMENT, momentName)}
      {' · '}
      <time dateTime={message.created_at} title={exactTime(message.created_at)}>
        {clockTime(message.created_at)}
      </time>
    </p>
  );
}
