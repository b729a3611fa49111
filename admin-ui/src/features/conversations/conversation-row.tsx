import { t } from '@lingui/core/macro';
import { type MouseEvent, memo } from 'react';
import type { Conversation, Label, Platform } from '@/api/types';
import { exactTime, shortWhen } from '@/i18n/format';
import { priorityName } from '@/i18n/work-words';
import { contactName } from '@/live/contact-name';
import { useDrafts } from '@/live/drafts';
import { useMuted } from '@/live/muted';
import { type Person, usePresence } from '@/live/presence';
import { lastActivity, useLive } from '@/live/store';
import type { Density } from '@/preferences/preferences';
import { Avatar } from '@/ui/avatar';
import { classNames } from '@/ui/class-names';
import { IconAlert, IconArrowBack, IconCheck, IconMuted, IconSnooze } from '@/ui/icons';
import { LabelDot } from '@/ui/label-chip';
import { PriorityMark } from '@/ui/priority-mark';
import { VisuallyHidden } from '@/ui/visually-hidden';
import css from './conversation-row.module.css';

/** In pixels; the style sheet's --row is the same. */
export const ROW_HEIGHT: Readonly<Record<Density, number>> = { comfortable: 68, compact: 52 };

interface RowProps {
  id: string;
  offset: number;
  position: number;
  size: number;
  selected: boolean;
  /** Taken up for what is done with several at once. */
  marked: boolean;
  marking: boolean;
  platforms: ReadonlyMap<string, Platform>;
  labels: ReadonlyMap<string, Label>;
  now: Date;
  onPick: (id: string, event: MouseEvent) => void;
  onPeek: (id: string) => void;
}

/** One conversation in the list. It listens to its own conversation only, so one event redraws one row. */
export const ConversationRow = memo(function ConversationRow(props: RowProps) {
  const { id, offset, position, size, selected, marked, marking, platforms, labels, now, onPick, onPeek } = props;
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
      aria-checked={marking ? marked : undefined}
      aria-posinset={position}
      aria-setsize={size}
      className={classNames(css.row, unread > 0 && css.unread, marked && css.marked)}
      style={{ transform: `translateY(${offset}px)` }}
      onClick={(event) => onPick(id, event)}
      onPointerEnter={() => onPeek(id)}
    >
      <span className={css.who} data-mark title={t`Select`}>
        <Avatar
          name={name}
          url={contact?.avatar_url}
          seed={contact?.id ?? conversation.id}
          platform={platforms.get(conversation.platform)}
        />
        <span className={css.check} aria-hidden>
          {marked && <IconCheck />}
        </span>
      </span>
      <span className={css.name}>
        <span className={css.nameText} dir="auto">
          {name}
        </span>
        <Marks conversation={conversation} labels={labels} />
      </span>
      <time className={css.time} dateTime={lastActivity(conversation)} title={exactTime(lastActivity(conversation))}>
        {shortWhen(lastActivity(conversation), now)}
      </time>
      <Preview conversation={conversation} selected={selected} />
      <span className={css.end}>
        <Here id={id} />
        {unread > 0 && (
          <span className={css.badge}>
            {unread > 99 ? '99+' : unread}
            <VisuallyHidden> {t`unread`}</VisuallyHidden>
          </span>
        )}
      </span>
    </div>
  );
});

const MOST_LABELS = 3;

/** What was decided about it, small enough not to be in the way of its name. */
function Marks({ conversation, labels }: { conversation: Conversation; labels: ReadonlyMap<string, Label> }) {
  const { id, priority, status } = conversation;
  const isMuted = useMuted((muted) => muted.ids.includes(id));
  return (
    <>
      {(priority === 'urgent' || priority === 'high') && (
        <span className={css.priority} title={priorityName(priority)}>
          <PriorityMark priority={priority} />
          <VisuallyHidden>{priorityName(priority)}</VisuallyHidden>
        </span>
      )}
      {isMuted && (
        <span className={css.priority} title={t`Muted`}>
          <IconMuted aria-hidden />
          <VisuallyHidden>{t`Muted`}</VisuallyHidden>
        </span>
      )}
      {status === 'snoozed' && (
        <span className={css.priority} title={t`Snoozed`}>
          <IconSnooze aria-hidden />
          <VisuallyHidden>{t`Snoozed`}</VisuallyHidden>
        </span>
      )}
      {conversation.labels.length > 0 && (
        <span className={css.labels} title={conversation.labels.join(', ')}>
          {conversation.labels.slice(0, MOST_LABELS).map((label) => (
            <LabelDot key={label} color={labels.get(label)?.color} />
          ))}
          <VisuallyHidden>
            {t`Labels`}: {conversation.labels.join(', ')}
          </VisuallyHidden>
        </span>
      )}
    </>
  );
}

const NOBODY: readonly Person[] = [];

/** A colleague who is in it: whoever else opens it meets them there. */
function Here({ id }: { id: string }) {
  const people = usePresence((state) => state.people[id] ?? NOBODY);
  const one = people.find((person) => person.state === 'replying') ?? people[0];
  if (!one) return null;
  const doing = one.state === 'replying' ? t`${one.name} is replying` : t`${one.name} is viewing`;
  return (
    <span className={css.here} data-state={one.state} title={doing}>
      <Avatar size="tiny" name={one.name} seed={one.id} />
      <VisuallyHidden>{doing}</VisuallyHidden>
    </span>
  );
}

export function optionId(id: string): string {
  return `conversation-${id}`;
}

function Preview({ conversation, selected }: { conversation: Conversation; selected: boolean }) {
  const draft = useDrafts((drafts) => drafts[conversation.id]);
  const message = conversation.last_message;
  if (draft && !selected) {
    return (
      <span className={css.preview}>
        <span className={css.draft}>{t`Draft:`}</span> <bdi>{oneLine(draft.text)}</bdi>
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
