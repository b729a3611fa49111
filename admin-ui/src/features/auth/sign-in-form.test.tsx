import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { aServer, json, problem } from '@/test/fake-server';
import { show } from '@/test/show';
import { SignInForm } from './sign-in-form';

const PROVIDERS = 'GET /api/v1/auth/providers';
const SESSION = 'POST /api/v1/auth/session';
const me = { id: '1', username: 'admin', name: 'Sam', role: 'admin' };
const passwordOnly = () => json(200, { password: true, oidc: [] });

describe('signing in', () => {
  it('works_with_username_and_password', async () => {
    const { asked } = aServer({ [PROVIDERS]: passwordOnly, [SESSION]: () => json(200, me) });
    const onSignedIn = vi.fn();
    const { user } = show(<SignInForm onSignedIn={onSignedIn} />);
    await user.type(screen.getByRole('textbox', { name: 'Username' }), 'admin');
    await user.type(screen.getByLabelText('Password'), 'p{Enter}');
    await waitFor(() => expect(onSignedIn).toHaveBeenCalledOnce());
    expect(asked.at(-1)?.body).toEqual({ username: 'admin', password: 'p' });
  });

  it('works_with_a_pasted_token_and_trims_what_came_along', async () => {
    const { asked } = aServer({ [PROVIDERS]: passwordOnly, [SESSION]: () => json(200, me) });
    const onSignedIn = vi.fn();
    const { user } = show(<SignInForm onSignedIn={onSignedIn} />);
    await user.click(screen.getByRole('button', { name: 'Paste a token' }));
    await user.type(screen.getByLabelText('API token'), ' abc {Enter}');
    await waitFor(() => expect(onSignedIn).toHaveBeenCalledOnce());
    expect(asked.at(-1)?.body).toEqual({ token: 'abc' });
  });

  it('says_what_was_wrong_and_keeps_what_was_typed', async () => {
    aServer({ [PROVIDERS]: passwordOnly, [SESSION]: () => problem(401, 'invalid_credentials', 'No.') });
    const { user } = show(<SignInForm onSignedIn={() => undefined} />);
    await user.type(screen.getByRole('textbox', { name: 'Username' }), 'admin');
    await user.type(screen.getByLabelText('Password'), 'wrong{Enter}');
    expect(await screen.findByRole('alert')).toHaveTextContent('Wrong username or password.');
    expect(screen.getByRole('textbox', { name: 'Username' })).toHaveValue('admin');
  });

  it('tells_a_server_that_is_away_from_a_wrong_password', async () => {
    aServer({ [PROVIDERS]: passwordOnly });
    const { user } = show(<SignInForm onSignedIn={() => undefined} />);
    await user.type(screen.getByRole('textbox', { name: 'Username' }), 'admin');
    await user.type(screen.getByLabelText('Password'), 'right{Enter}');
    expect(await screen.findByRole('alert')).toHaveTextContent('The server could not be reached.');
  });

  it('offers_the_identity_providers_the_server_names', async () => {
    const oidc = [{ id: 'x', label: 'Example ID', login_url: '/auth/oidc/login' }];
    aServer({ [PROVIDERS]: () => json(200, { password: true, oidc }) });
    show(<SignInForm onSignedIn={() => undefined} />);
    const link = await screen.findByRole('link', { name: 'Continue with Example ID' });
    expect(link).toHaveAttribute('href', '/auth/oidc/login');
  });
});
