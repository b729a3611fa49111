import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { aServer, json, problem } from '@/test/fake-server';
import { show } from '@/test/show';
import { NewToken } from './new-token';

const MAKE = 'POST /api/v1/tokens';

describe('making a token', () => {
  it('asks_for_the_least_and_shows_the_token_this_once', async () => {
    const made = { id: '1', name: 'export', token: 'cct_secret', scopes: ['conversations:read'], expires_at: '' };
    const { asked } = aServer({ [MAKE]: () => json(201, made) });
    const { user } = show(<NewToken onDone={() => undefined} />);
    await user.type(screen.getByRole('textbox', { name: 'What it is for' }), 'export');
    await user.click(screen.getByRole('button', { name: 'Create' }));
    expect(await screen.findByText('cct_secret')).toBeVisible();
    expect(asked.at(-1)?.body).toEqual({ name: 'export', scopes: ['conversations:read'], expires_in_days: 90 });
  });

  it('makes_none_that_may_do_nothing', async () => {
    const { asked } = aServer({});
    const { user } = show(<NewToken onDone={() => undefined} />);
    await user.type(screen.getByRole('textbox', { name: 'What it is for' }), 'export');
    const conversations = screen.getByRole('group', { name: 'Conversations' });
    await user.click(conversations.querySelectorAll('button')[0] as HTMLElement);
    expect(screen.getByText('Choose at least one thing it may do.')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Create' })).toBeDisabled();
    expect(asked).toEqual([]);
  });

  it('says_what_the_server_refused_beside_the_field', async () => {
    const errors = [{ field: 'name', code: 'size', message: 'This name is too long.' }];
    aServer({ [MAKE]: () => problem(400, 'invalid', 'Something is not right.', errors) });
    const { user } = show(<NewToken onDone={() => undefined} />);
    await user.type(screen.getByRole('textbox', { name: 'What it is for' }), 'export');
    await user.click(screen.getByRole('button', { name: 'Create' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('request-1');
    expect(screen.getByRole('textbox', { name: 'What it is for' })).toHaveAccessibleDescription(
      'This name is too long.',
    );
    expect(screen.getByRole('textbox', { name: 'What it is for' })).toHaveValue('export');
  });
});
