import { screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { aServer, json } from '@/test/fake-server';
import { show } from '@/test/show';
import { LoginPage } from './login-page';

const ways = { password: true, oidc: [], first_run: false, signed_in: false };
const providers = (change: object) => ({ 'GET /api/v1/auth/providers': () => json(200, { ...ways, ...change }) });

describe('the login page', () => {
  it('says_where_the_first_password_is_until_somebody_has_come', async () => {
    aServer(providers({ first_run: true }));
    show(<LoginPage problem={undefined} onSignedIn={() => undefined} />);
    expect(await screen.findByText(/printed the password, once/)).toBeVisible();
  });

  it('does_not_ask_whoever_is_in_already', async () => {
    aServer({
      ...providers({ signed_in: true }),
      'GET /api/v1/me': () => json(200, { id: '1', username: 'sam', name: 'Sam', role: 'agent' }),
    });
    const onSignedIn = vi.fn();
    const { user } = show(<LoginPage problem={undefined} onSignedIn={onSignedIn} />);
    expect(await screen.findByText('You are signed in as Sam.')).toBeVisible();
    expect(screen.queryByLabelText('Password')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Go on to the inbox' }));
    expect(onSignedIn).toHaveBeenCalledOnce();
  });

  it('has_words_for_whoever_an_identity_provider_did_not_bring_in', async () => {
    aServer(providers({ oidc: [{ id: 'oidc', label: 'id.example', login_url: '/auth/oidc/login' }] }));
    show(<LoginPage problem="no_role" onSignedIn={() => undefined} />);
    expect(await screen.findByText(/id.example knows you, and gives you no role here/)).toBeVisible();
    expect(screen.getByRole('alert')).toBeVisible();
  });
});
