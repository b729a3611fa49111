import { t } from '@lingui/core/macro';
import { memo } from 'react';
import type { Conversation, Platform } from '@/api/types';
import { exactTime, shortWhen } from '@/i18n/format';
import { contactName } from '@/live/contact-name';
import { useDrafts } from '@/live/drafts';
import { lastActivity, useLive } from '@/live/store';
import { Avatar } from '@/ui/avatar';
import { classNames } from '@/ui/class-names';
import { IconAlert, IconArrowBack } from '@/ui/icons';
import { VisuallyHidden } from '@/ui/visually-hidden';
import css from './conversation-row.module.css';

export const ROW_HEIGHT = 68;

interface RowProps {
  id: string;
  offset: number;
  position: number;
  size: number;
  selected: boolean;
  platforms: ReadonlyMap<string, Platform>;
  now: Date;
  onOpen: (id: string) => void;
}

/** One conversation in the list. It listens to its own conversation only, so one event redraws one row. */
export const ConversationRow = memo(function ConversationRow(props: RowProps) {
  const { id, offset, position, size, selected, platforms, now, onOpen } = props;
  const conversation = useLive((state) => state.conversations[id]);
  if (!conversation) return null;
  const { contact, unread_count: unread } = conversation;
  const name = contactName(conversation);
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the listbox holds the focus and names the active option
    // biome-ignore lint/a11y/useKeyWithClickEvents: the listbox takes the keys
    <div
      role="option"
      id={optionId(id)}
      aria-selected={selected}
      aria-posinset={position}
      aria-setsize={size}
      className={classNames(css.row, unread > 0 && css.unread)}
      style={{ transform: `translateY(${offset}px)` }}
      onClick={() => onOpen(id)}
    >
      <Avatar
        name={name}
        url={contact?.avatar_url}
        seed={contact?.id ?? conversation.id}
        platform={platforms.get(conversation.platform)}
      />
      <span className={css.name}>{name}</span>
      <time className={css.time} dateTime={lastActivity(conversation)} title={exactTime(lastActivity(conversation))}>
        {shortWhen(lastActivity(conversation), now)}
      </time>
      <Preview conversation={conversation} selected={selected} />
      {unread > 0 && (
        <span className={css.badge}>
          {unread > 99 ? '99+' : unread}
          <VisuallyHidden> {t`unread`}</VisuallyHidden>
        </span>
      )}
    </div>
  );
});

export function optionId(id: string): string {
  return `conversation-${id}`;
}

function Preview({ conversation, selected }: { conversation: Conversation; selected: boolean }) {
  const draft = useDrafts((drafts) => drafts[conversation.id]);
  const message = conversation.last_message;
  if (draft && !selected) {
    return (
      <span className={css.preview}>
        <span className={css.draft}>{t`Draft:`}</span> {oneLine(draft.text)}
      </span>
    );
  }
  if (!message) return <span className={css.preview}>{t`No messages yet`}</span>;
  const text = oneLine(message.text) || t`Attachment`;
  if (message.type === 'outgoing' && message.status === 'failed') {
    return (
      <span className={css.preview}>
        <span className={css.failed}>
          <IconAlert aria-hidden />
          {t`Failed:`}
        </span>{' '}
        {text}
      </span>
    );
  }
  return (
    <span className={css.preview}>
      {message.type === 'outgoing' && (
        <>
          <IconArrowBack aria-hidden />
          <VisuallyHidden>{t`You replied:`} </VisuallyHidden>
        </>
      )}
      {text}
    </span>
  );
}

function oneLine(text: string): string {
  return text.slice(0, 200).replace(/\s+/g, ' ').trim();
}
