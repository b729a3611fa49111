import { AuditPage } from '@/features/audit/audit-page';
import { LabelForm } from '@/features/labels/label-form';
import { LabelsPage } from '@/features/labels/labels-page';
import { ChangeUser } from '@/features/people/change-user';
import { NewUser } from '@/features/people/new-user';
import { UsersPage } from '@/features/people/users-page';
import { Looks } from '@/features/profile/looks';
import { Name } from '@/features/profile/name';
import { NotificationMatrix } from '@/features/profile/notification-matrix';
import { Password } from '@/features/profile/password';
import { Sessions } from '@/features/profile/sessions';
import { Writing } from '@/features/profile/writing';
import { NewToken } from '@/features/tokens/new-token';
import { TokensPage } from '@/features/tokens/tokens-page';
import {
  agent,
  aUser,
  auditEvents,
  forbidden,
  inboxes,
  labels,
  me,
  page,
  refused,
  sessions,
  tokens,
  users,
} from './answers';
import type { Chapter } from './story';

const nothing = () => undefined;
const asAdmin = { key: ['me'], data: me };
const asAgent = { key: ['me'], data: agent };
const withInboxes = { key: ['inboxes'], data: inboxes };
const withUsers = { key: ['users'], data: users };

export const settings: readonly Chapter[] = [
  {
    name: 'Profile',
    stories: [
      { name: 'Name', show: () => <Name name="Sam Rivera" /> },
      { name: 'Looks', show: () => <Looks /> },
      { name: 'Writing', show: () => <Writing /> },
      { name: 'Notifications', show: () => <NotificationMatrix /> },
      { name: 'Password', show: () => <Password userId="me" /> },
      {
        name: 'Password elsewhere',
        show: () => <Password userId="me" />,
        said: [{ key: ['user', 'me'], data: aUser({ signs_in_with: 'oidc' }) }],
      },
      { name: 'Sessions', show: () => <Sessions />, said: [{ key: ['sessions'], data: sessions }] },
      { name: 'Sessions, loading', show: () => <Sessions /> },
      { name: 'Sessions, failed', show: () => <Sessions />, said: [{ key: ['sessions'], error: refused }] },
    ],
  },
  {
    name: 'Users and roles',
    stories: [
      { name: 'For an admin', show: () => <UsersPage />, said: [asAdmin, withUsers, withInboxes] },
      { name: 'For an agent', show: () => <UsersPage />, said: [asAgent, withUsers, withInboxes] },
      { name: 'Loading', show: () => <UsersPage />, said: [asAdmin] },
      { name: 'Failed', show: () => <UsersPage />, said: [asAdmin, { key: ['users'], error: refused }] },
      { name: 'Adding', show: () => <NewUser onDone={nothing} />, said: [withInboxes] },
      {
        name: 'Changing the last admin',
        show: () => <ChangeUser user={aUser({ role: 'admin' })} isMe isLastAdmin onDone={nothing} />,
        said: [withInboxes],
      },
      {
        name: 'Changing one of elsewhere',
        show: () => (
          <ChangeUser
            user={aUser({ signs_in_with: 'oidc', all_inboxes: false, inbox_ids: ['inbox-1'] })}
            isMe={false}
            isLastAdmin={false}
            onDone={nothing}
          />
        ),
        said: [withInboxes],
      },
      {
        name: 'Changing a disabled one',
        show: () => <ChangeUser user={aUser({ enabled: false })} isMe={false} isLastAdmin={false} onDone={nothing} />,
        said: [withInboxes],
      },
    ],
  },
  {
    name: 'API tokens',
    stories: [
      {
        name: 'Some',
        show: () => <TokensPage userId={undefined} onUser={nothing} />,
        said: [asAdmin, withUsers, { key: ['tokens', null], data: page(tokens, 'more') }],
      },
      {
        name: 'None',
        show: () => <TokensPage userId={undefined} onUser={nothing} />,
        said: [asAgent, { key: ['tokens', null], data: page([]) }],
      },
      { name: 'Loading', show: () => <TokensPage userId={undefined} onUser={nothing} />, said: [asAgent] },
      {
        name: 'Failed',
        show: () => <TokensPage userId={undefined} onUser={nothing} />,
        said: [asAgent, { key: ['tokens', null], error: refused }],
      },
      { name: 'Making one', show: () => <NewToken onDone={nothing} /> },
    ],
  },
  {
    name: 'Labels',
    stories: [
      { name: 'Some', show: () => <LabelsPage />, said: [asAdmin, { key: ['labels'], data: labels }] },
      { name: 'None, for an admin', show: () => <LabelsPage />, said: [asAdmin, { key: ['labels'], data: [] }] },
      { name: 'None, for an agent', show: () => <LabelsPage />, said: [asAgent, { key: ['labels'], data: [] }] },
      { name: 'Loading', show: () => <LabelsPage />, said: [asAgent] },
      { name: 'Failed', show: () => <LabelsPage />, said: [asAgent, { key: ['labels'], error: refused }] },
      { name: 'A new one', show: () => <LabelForm label={null} onDone={nothing} /> },
      { name: 'Changing one', show: () => <LabelForm label={labels[1] ?? null} onDone={nothing} /> },
    ],
  },
  {
    name: 'Audit log',
    stories: [
      {
        name: 'Some',
        show: () => <AuditPage filter={{}} onFilter={nothing} />,
        said: [asAdmin, withUsers, { key: ['audit-events', {}], data: page(auditEvents, 'more') }],
      },
      {
        name: 'Nothing yet',
        show: () => <AuditPage filter={{}} onFilter={nothing} />,
        said: [asAdmin, withUsers, { key: ['audit-events', {}], data: page([]) }],
      },
      {
        name: 'Nothing matches',
        show: () => <AuditPage filter={{ action: 'label.created' }} onFilter={nothing} />,
        said: [asAdmin, withUsers, { key: ['audit-events', { action: 'label.created' }], data: page([]) }],
      },
      { name: 'Loading', show: () => <AuditPage filter={{}} onFilter={nothing} />, said: [asAdmin] },
      {
        name: 'Failed',
        show: () => <AuditPage filter={{}} onFilter={nothing} />,
        said: [asAdmin, { key: ['audit-events', {}], error: refused }],
      },
      {
        name: 'Forbidden',
        show: () => <AuditPage filter={{}} onFilter={nothing} />,
        said: [asAgent, { key: ['audit-events', {}], error: forbidden }],
      },
    ],
  },
];
