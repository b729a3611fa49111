import { t } from '@lingui/core/macro';
import { useQuery } from '@tanstack/react-query';
import { inboxesQuery, platformsQuery } from '@/api/queries';
import type { Conversation, ConversationStatus } from '@/api/types';
import { type Command, useCommands } from '@/commands/commands';
import { contactName } from '@/live/contact-name';
import { Avatar } from '@/ui/avatar';
import { Button, IconButton } from '@/ui/button';
import { IconChevronLeft, IconPanel, IconReopen, IconResolve } from '@/ui/icons';
import { changeStatus } from './change-status';
import css from './thread-header.module.css';

interface ThreadHeaderProps {
  conversation: Conversation;
  onBack: () => void;
  onShowContact: () => void;
}

export function ThreadHeader({ conversation, onBack, onShowContact }: ThreadHeaderProps) {
  const { data: platforms } = useQuery(platformsQuery);
  const { data: inboxes } = useQuery(inboxesQuery);
  const { contact } = conversation;
  const name = contactName(conversation);
  const platform = platforms?.find((one) => one.id === conversation.platform);
  const inbox = inboxes?.find((one) => one.id === conversation.inbox_id);
  const isResolved = conversation.status === 'resolved';
  const toggle = () => changeStatus(conversation.id, isResolved ? 'open' : 'resolved');

  useCommands([
    { id: 'reopen', group: t`Conversation`, label: t`Reopen`, keys: ['e'], enabled: isResolved, run: toggle },
    { id: 'contact', group: t`Conversation`, label: t`Show contact`, keys: [']'], run: onShowContact },
  ] satisfies Command[]);

  return (
    <header className={css.header}>
      <IconButton className={css.back} label={t`Back to the list`} icon={<IconChevronLeft />} onClick={onBack} />
      <Avatar size="small" name={name} url={contact?.avatar_url} seed={contact?.id ?? conversation.id} />
      <div className={css.who}>
        <h2 className={css.name}>{name}</h2>
        <p className={css.where}>
          <span className={css.status} data-status={conversation.status}>
            {statusName(conversation.status)}
          </span>
          <span aria-hidden>·</span>
          <span className={css.inbox}>
            {[platform?.label ?? conversation.platform, inbox?.name].filter(Boolean).join(' · ')}
          </span>
        </p>
      </div>
      <Button icon={isResolved ? <IconReopen aria-hidden /> : <IconResolve aria-hidden />} onClick={toggle}>
        <span className={css.word}>{isResolved ? t`Reopen` : t`Resolve`}</span>
      </Button>
      <IconButton className={css.panel} label={t`Contact details`} icon={<IconPanel />} onClick={onShowContact} />
    </header>
  );
}

function statusName(status: ConversationStatus): string {
  return { open: t`Open`, pending: t`Pending`, snoozed: t`Snoozed`, resolved: t`Resolved` }[status];
}
