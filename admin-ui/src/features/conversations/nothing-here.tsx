import { t } from '@lingui/core/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { inboxesQuery } from '@/api/queries';
import { Button } from '@/ui/button';
import buttonCss from '@/ui/button.module.css';
import { classNames } from '@/ui/class-names';
import { IconFilter, IconInbox, IconMessages, IconPlug } from '@/ui/icons';
import { Notice } from '@/ui/notice';
import type { ListFilter } from './list-filter';

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
  if (filter.inbox) {
    const inbox = inboxes?.find((one) => one.id === filter.inbox)?.name ?? t`this inbox`;
    const status = { open: t`Open`, resolved: t`Resolved`, all: t`All` }[filter.status];
    return (
      <Notice
        icon={<IconFilter />}
        title={t`Nothing matches ${status} · ${inbox}`}
        actions={<Button onClick={onClearFilter}>{t`Clear filters`}</Button>}
      />
    );
  }
  switch (filter.status) {
    case 'open':
      return (
        <Notice icon={<IconInbox />} title={t`All clear`}>
          {t`No open conversations. New ones show up here by themselves.`}
        </Notice>
      );
    case 'resolved':
      return (
        <Notice icon={<IconInbox />} title={t`Nothing resolved yet`}>
          {t`Conversations you resolve are kept here.`}
        </Notice>
      );
    case 'all':
      return (
        <Notice icon={<IconMessages />} title={t`No conversations yet`}>
          {t`When somebody writes to one of your inboxes, their message shows up here.`}
        </Notice>
      );
  }
}
