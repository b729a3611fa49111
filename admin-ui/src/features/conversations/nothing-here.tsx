import { t } from '@lingui/core/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { inboxesQuery } from '@/api/queries';
import { Button } from '@/ui/button';
import buttonCss from '@/ui/button.module.css';
import { classNames } from '@/ui/class-names';
import { IconFilter, IconInbox, IconMention, IconMessages, IconPlug, IconSnooze } from '@/ui/icons';
import { Notice } from '@/ui/notice';
import { isSame, type ListFilter } from './filter';
import { moreViews, ownViews } from './views';

/** Why the list is empty, and what to do about it: nothing set up, nothing yet, all done, or nothing matches. */
export function NothingHere({ filter, onClearFilter }: { filter: ListFilter; onClearFilter: () => void }) {
  const { data: inboxes } = useQuery(inboxesQuery);

  if (inboxes?.length === 0) {
    return (
      <Notice
        icon={<IconPlug />}
        title={t`Connect your first inbox`}
        actions={
          <Link to="/inboxes/new" className={classNames(buttonCss.button, buttonCss.primary)}>
            {t`Add an inbox`}
          </Link>
        }
      >
        {t`An inbox brings the messages of one chat account here. Once it is connected, conversations show up by themselves.`}
      </Notice>
    );
  }
  const view = [...ownViews(), ...moreViews()].find((one) => isSame(one.filter, filter));
  switch (view?.id) {
    case 'mine':
      return (
        <Notice icon={<IconInbox />} title={t`Nothing waits for you`}>
          {t`Conversations assigned to you show up here.`}
        </Notice>
      );
    case 'unassigned':
      return (
        <Notice icon={<IconInbox />} title={t`Everything has somebody`}>
          {t`No open conversation is without an assignee.`}
        </Notice>
      );
    case 'all':
    case 'waiting':
      return (
        <Notice icon={<IconInbox />} title={t`All clear`}>
          {t`No open conversations. New ones show up here by themselves.`}
        </Notice>
      );
    case 'drafts':
      return (
        <Notice icon={<IconInbox />} title={t`No drafts`}>
          {t`What you have begun to write and not sent is kept in this browser and shows up here.`}
        </Notice>
      );
    case 'mentions':
      return (
        <Notice icon={<IconMention />} title={t`Nobody has named you yet`}>
          {t`Notes in which a colleague writes @ and your name lead here.`}
        </Notice>
      );
    case 'snoozed':
      return (
        <Notice icon={<IconSnooze />} title={t`Nothing is snoozed`}>
          {t`Press H in a conversation to put it out of sight until it matters.`}
        </Notice>
      );
    case 'pending':
      return (
        <Notice icon={<IconInbox />} title={t`Nothing is pending`}>
          {t`Conversations that wait for something else than an answer are kept here.`}
        </Notice>
      );
    case 'resolved':
      return (
        <Notice icon={<IconInbox />} title={t`Nothing resolved yet`}>
          {t`Conversations you resolve are kept here.`}
        </Notice>
      );
    case 'everything':
      return (
        <Notice icon={<IconMessages />} title={t`No conversations yet`}>
          {t`When somebody writes to one of your inboxes, their message shows up here.`}
        </Notice>
      );
    default:
      return (
        <Notice
          icon={<IconFilter />}
          title={t`Nothing matches these filters`}
          actions={<Button onClick={onClearFilter}>{t`Clear filters`}</Button>}
        />
      );
  }
}
