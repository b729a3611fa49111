import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { User } from '@/api/types';
import { aServer, json } from '@/test/fake-server';
import { anInbox } from '@/test/samples';
import { show } from '@/test/show';
import { ChangeUser } from './change-user';

const ada: User = {
  id: 'ada',
  username: 'ada',
  name: 'Ada Lovelace',
  role: 'admin',
  enabled: true,
  all_inboxes: true,
  inbox_ids: [],
  signs_in_with: 'password',
  last_seen_at: null,
  created_at: '2026-01-01T00:00:00Z',
};
const inboxes = { 'GET /api/v1/inboxes': () => json(200, { items: [anInbox()], next_cursor: null }) };
const users = { 'GET /api/v1/users': () => json(200, { items: [], next_cursor: null }) };

describe('changing an account', () => {
  it('keeps_the_last_admin_and_says_why', () => {
    aServer(inboxes);
    show(<ChangeUser user={ada} isMe isLastAdmin onDone={() => undefined} />);
    expect(screen.getByRole('radio', { name: /^Agent/ })).toBeDisabled();
    expect(screen.getByText('This is the last admin: make somebody else an admin first.')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Disable…' })).not.toBeInTheDocument();
  });

  it('leaves_the_role_to_the_identity_provider_that_gave_it', () => {
    aServer(inboxes);
    const user: User = { ...ada, signs_in_with: 'oidc' };
    show(<ChangeUser user={user} isMe={false} isLastAdmin={false} onDone={() => undefined} />);
    expect(screen.getByRole('radio', { name: /^Viewer/ })).toBeDisabled();
    expect(screen.queryByRole('button', { name: 'New password' })).not.toBeInTheDocument();
  });

  it('limits_an_agent_to_the_inboxes_that_are_ticked', async () => {
    const { asked } = aServer({ ...inboxes, ...users, 'PATCH /api/v1/users/ada': () => json(200, ada) });
    const { user } = show(<ChangeUser user={ada} isMe={false} isLastAdmin={false} onDone={() => undefined} />);
    await user.click(screen.getByRole('radio', { name: /^Agent/ }));
    await user.click(screen.getByRole('radio', { name: 'Only some' }));
    await user.click(await screen.findByRole('checkbox', { name: 'Shop' }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(asked.find((one) => one.method === 'PATCH')?.body).toEqual({
        name: 'Ada Lovelace',
        role: 'agent',
        inbox_ids: ['inbox-1'],
      }),
    );
  });

  it('asks_once_more_before_it_ends_all_access', async () => {
    const { asked } = aServer({ ...inboxes, ...users, 'PATCH /api/v1/users/ada': () => json(200, ada) });
    const { user } = show(<ChangeUser user={ada} isMe={false} isLastAdmin={false} onDone={() => undefined} />);
    await user.click(screen.getByRole('button', { name: 'Disable…' }));
    expect(asked.some((one) => one.method === 'PATCH')).toBe(false);
    await user.click(screen.getByRole('button', { name: 'Disable now' }));
    await waitFor(() => expect(asked.find((one) => one.method === 'PATCH')?.body).toEqual({ enabled: false }));
  });
});
