import { plural, t } from '@lingui/core/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { inboxesQuery, meQuery, usersQuery } from '@/api/queries';
import type { User } from '@/api/types';
import { dateOnly, exactTime, timeSince } from '@/i18n/format';
import { Avatar } from '@/ui/avatar';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import { FilterSearch } from '@/ui/filters';
import { IconPeople, IconPlus } from '@/ui/icons';
import { ErrorNotice, Notice } from '@/ui/notice';
import { Page } from '@/ui/page';
import { RowSkeletons } from '@/ui/row-skeletons';
import { Facts, Row, Rows } from '@/ui/rows';
import { Tag } from '@/ui/tag';
import { useNow } from '@/ui/use-now';
import { ChangeUser } from './change-user';
import { NewUser } from './new-user';
import { roleWord } from './roles';

const FILTER_FROM = 8;

/** Who may sign in, as what, and which inboxes they see. */
export function UsersPage() {
  const users = useQuery(usersQuery);
  const { data: me } = useQuery(meQuery);
  const [isMaking, setIsMaking] = useState(false);
  const [changedId, setChangedId] = useState<string | null>(null);
  const [text, setText] = useState('');
  const isAdmin = me?.role === 'admin';
  const all = users.data ?? [];
  const wanted = text.trim().toLocaleLowerCase();
  const shown = all.filter((user) => `${user.name} ${user.username}`.toLocaleLowerCase().includes(wanted));
  const changed = all.find((user) => user.id === changedId);
  const admins = all.filter((user) => user.enabled && user.role === 'admin').length;
  return (
    <Page
      title={t`Users and roles`}
      subtitle={users.data && plural(all.length, { one: '# account', other: '# accounts' })}
      back={{ to: '/settings', label: t`Settings`, when: 'narrow' }}
      action={
        isAdmin && (
          <Button look="primary" icon={<IconPlus aria-hidden />} onClick={() => setIsMaking(true)}>
            {t`Add a person`}
          </Button>
        )
      }
    >
      {users.isPending && <RowSkeletons round />}
      {users.isError && !users.data && (
        <ErrorNotice title={t`People could not be loaded`} error={users.error} onRetry={() => void users.refetch()} />
      )}
      {all.length >= FILTER_FROM && (
        <FilterSearch label={t`Find a person`} value={text} onChange={(event) => setText(event.target.value)} />
      )}
      {users.data && shown.length === 0 && (
        <Notice
          icon={<IconPeople />}
          title={t`Nobody matches “${text.trim()}”`}
          actions={<Button onClick={() => setText('')}>{t`Clear filters`}</Button>}
        />
      )}
      {shown.length > 0 && (
        <Rows label={t`People`}>
          {shown.map((user) => (
            <UserRow
              key={user.id}
              user={user}
              isMe={user.id === me?.id}
              onChange={isAdmin ? () => setChangedId(user.id) : undefined}
            />
          ))}
        </Rows>
      )}
      <Dialog title={t`Add a person`} opened={isMaking} onClose={() => setIsMaking(false)}>
        {isMaking && <NewUser onDone={() => setIsMaking(false)} />}
      </Dialog>
      <Dialog title={changed?.name ?? ''} opened={changed !== undefined} onClose={() => setChangedId(null)}>
        {changed && me && (
          <ChangeUser
            user={changed}
            isMe={changed.id === me.id}
            isLastAdmin={admins === 1 && changed.enabled && changed.role === 'admin'}
            onDone={() => setChangedId(null)}
          />
        )}
      </Dialog>
    </Page>
  );
}

interface UserRowProps {
  user: User;
  isMe: boolean;
  onChange: (() => void) | undefined;
}

function UserRow({ user, isMe, onChange }: UserRowProps) {
  const now = useNow();
  return (
    <Row
      lead={<Avatar name={user.name} seed={user.id} />}
      title={user.name}
      faded={!user.enabled}
      tags={
        <>
          <Tag tone={user.role === 'admin' ? 'brand' : 'plain'}>{roleWord(user.role)}</Tag>
          {isMe && <Tag>{t`You`}</Tag>}
          {!user.enabled && <Tag tone="warn">{t`Disabled`}</Tag>}
        </>
      }
      meta={
        <Facts>
          {[
            user.username,
            user.signs_in_with === 'oidc' && t`single sign-on`,
            user.role !== 'admin' && !user.all_inboxes && <InboxNames key="inboxes" ids={user.inbox_ids} />,
            user.last_seen_at ? (
              <time key="seen" dateTime={user.last_seen_at} title={exactTime(user.last_seen_at)}>
                {t`seen ${timeSince(user.last_seen_at, now.getTime())}`}
              </time>
            ) : (
              t`never signed in, made ${dateOnly(user.created_at)}`
            ),
          ]}
        </Facts>
      }
      actions={
        onChange && (
          <Button size="small" look="quiet" aria-label={t`Change ${user.name}`} onClick={onChange}>{t`Change`}</Button>
        )
      }
    />
  );
}

const NAMED = 2;

function InboxNames({ ids }: { ids: readonly string[] }) {
  const { data: inboxes = [] } = useQuery(inboxesQuery);
  const names = inboxes.filter((inbox) => ids.includes(inbox.id)).map((inbox) => inbox.name);
  if (ids.length === 0) return <>{t`sees no inbox`}</>;
  if (names.length === 0 || ids.length > NAMED) {
    return <>{plural(ids.length, { one: 'sees # inbox', other: 'sees # inboxes' })}</>;
  }
  return <>{t`sees ${names.join(', ')}`}</>;
}
