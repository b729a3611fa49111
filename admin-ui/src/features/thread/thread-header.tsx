import { t } from '@lingui/core/macro';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { inboxesQuery, platformsQuery } from '@/api/queries';
import type { Conversation } from '@/api/types';
import { type Command, useCommands } from '@/commands/commands';
import { contactName } from '@/live/contact-name';
import { changeStatus } from '@/live/work';
import { Avatar } from '@/ui/avatar';
import { Button, IconButton } from '@/ui/button';
import { IconChevronLeft, IconPanel, IconReopen, IconResolve } from '@/ui/icons';
import { Properties } from './properties';
import css from './thread-header.module.css';

interface ThreadHeaderProps {
  conversation: Conversation;
  onBack: () => void;
  onToggleContact: () => void;
  /** Who else is here. */
  children?: ReactNode;
}

export function ThreadHeader({ conversation, onBack, onToggleContact, children }: ThreadHeaderProps) {
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
    { id: 'contact', group: t`Conversation`, label: t`Show or hide contact`, keys: [']'], run: onToggleContact },
  ] satisfies Command[]);

  return (
    <>
      <header className={css.header}>
        <IconButton className={css.back} label={t`Back to the list`} icon={<IconChevronLeft />} onClick={onBack} />
        <Avatar size="small" name={name} url={contact?.avatar_url} seed={contact?.id ?? conversation.id} />
        <div className={css.who}>
          <h2 className={css.name} dir="auto">
            {name}
          </h2>
          <p className={css.where}>
            <span className={css.inbox}>
              {[platform?.label ?? conversation.platform, inbox?.name].filter(Boolean).join(' · ')}
            </span>
          </p>
        </div>
        {children}
        <Button icon={isResolved ? <IconReopen aria-hidden /> : <IconResolve aria-hidden />} onClick={toggle}>
          <span className={css.word}>{isResolved ? t`Reopen` : t`Resolve`}</span>
        </Button>
        <IconButton label={t`Contact details`} icon={<IconPanel />} onClick={onToggleContact} />
      </header>
      <Properties conversation={conversation} />
    </>
  );
}
