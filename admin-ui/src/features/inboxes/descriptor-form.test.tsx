import { screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import type { Problem } from '@/api/problem';
import { aField, anInbox, aPlatform } from '@/test/samples';
import { show } from '@/test/show';
import { DescriptorForm } from './descriptor-form';

const PLATFORM = aPlatform([
  aField({
    name: 'url',
    label: 'Reply URL',
    kind: 'url',
    pattern: 'https?://\\S+',
    pattern_hint: 'Starts with https.',
  }),
  aField({ name: 'origins', label: 'Origins', kind: 'text_list', pattern: 'https://.+', pattern_hint: 'One origin.' }),
  aField({ name: 'strict', label: 'Strict', kind: 'boolean' }),
  aField({ name: 'bot_token', label: 'Bot token', kind: 'secret', credential: true, required: true }),
]);

function fill(problem: Problem | null = null) {
  const onSubmit = vi.fn();
  return {
    onSubmit,
    ...show(<DescriptorForm platform={PLATFORM} busy={false} problem={problem} onSubmit={onSubmit} />),
  };
}

it('draws_every_field_of_the_descriptor_with_its_label_and_help', () => {
  fill();
  expect(screen.getByRole('textbox', { name: 'Reply URL' })).toHaveAccessibleDescription('Help for url.');
  expect(screen.getByRole('textbox', { name: 'Origins' }).tagName).toBe('TEXTAREA');
  expect(screen.getByRole('checkbox', { name: 'Strict' })).not.toBeChecked();
  expect(screen.getByLabelText('Bot token')).toHaveAttribute('type', 'password');
});

it('sends_settings_and_credentials_apart_and_only_what_was_filled_in', async () => {
  const { user, onSubmit } = fill();
  await user.clear(screen.getByRole('textbox', { name: 'Name' }));
  await user.type(screen.getByRole('textbox', { name: 'Name' }), ' Support ');
  await user.type(
    screen.getByRole('textbox', { name: 'Origins' }),
    'https://a.example{Enter}{Enter} https://b.example ',
  );
  await user.click(screen.getByRole('checkbox', { name: 'Strict' }));
  await user.type(screen.getByLabelText('Bot token'), 's3cret');
  await user.click(screen.getByRole('button', { name: 'Create inbox' }));
  expect(onSubmit).toHaveBeenCalledWith({
    name: 'Support',
    settings: { origins: ['https://a.example', 'https://b.example'], strict: true },
    credentials: { bot_token: 's3cret' },
  });
});

it('says_what_is_missing_and_goes_there', async () => {
  const { user, onSubmit } = fill();
  await user.click(screen.getByRole('button', { name: 'Create inbox' }));
  expect(onSubmit).not.toHaveBeenCalled();
  expect(screen.getByLabelText('Bot token')).toHaveFocus();
  expect(screen.getByLabelText('Bot token')).toBeInvalid();
  expect(screen.getByLabelText('Bot token')).toHaveAccessibleDescription(/Bot token is needed\./);
});

it('checks_patterns_for_every_entry_and_explains_them_in_the_platforms_words', async () => {
  const { user, onSubmit } = fill();
  await user.type(screen.getByLabelText('Bot token'), 'x');
  await user.type(screen.getByRole('textbox', { name: 'Reply URL' }), 'ftp://example.com');
  await user.type(screen.getByRole('textbox', { name: 'Origins' }), 'https://a.example{Enter}nonsense');
  await user.click(screen.getByRole('button', { name: 'Create inbox' }));
  expect(onSubmit).not.toHaveBeenCalled();
  expect(screen.getByText('Starts with https.')).toBeVisible();
  expect(screen.getByText('One origin.')).toBeVisible();
});

it('puts_the_servers_objections_beside_the_fields_they_are_about', () => {
  fill({
    type: 'about:blank',
    title: 'Invalid',
    status: 422,
    detail: 'Some fields need another look.',
    code: 'invalid',
    errors: [
      { field: 'credentials.bot_token', code: 'used', message: 'Another inbox uses this token.' },
      { field: 'settings.origins[1]', code: 'bad', message: 'The second origin is unknown.' },
      { field: 'settings.elsewhere', code: 'bad', message: 'Something no field is for.' },
    ],
    request_id: 'request-1',
  });
  expect(screen.getByLabelText('Bot token')).toHaveAccessibleDescription(/Another inbox uses this token\./);
  expect(screen.getByRole('textbox', { name: 'Origins' })).toHaveAccessibleDescription(
    /The second origin is unknown\./,
  );
  expect(screen.getByRole('alert')).toHaveTextContent('Something no field is for.');
});

it('shows_a_secret_only_while_asked_to', async () => {
  const { user } = fill();
  await user.click(screen.getByRole('button', { name: 'Show Bot token' }));
  expect(screen.getByLabelText('Bot token')).toHaveAttribute('type', 'text');
  await user.click(screen.getByRole('button', { name: 'Hide Bot token' }));
  expect(screen.getByLabelText('Bot token')).toHaveAttribute('type', 'password');
});

it('changes_an_inbox_without_knowing_its_secrets', async () => {
  const onSubmit = vi.fn();
  const { user } = show(
    <DescriptorForm
      platform={PLATFORM}
      inbox={anInbox({ name: 'Shop', settings: { url: 'https://old.example' }, credentials_set: ['bot_token'] })}
      busy={false}
      problem={null}
      onSubmit={onSubmit}
    />,
  );
  expect(screen.getByRole('textbox', { name: 'Reply URL' })).toHaveValue('https://old.example');
  expect(screen.getByLabelText('Bot token')).toHaveValue('');
  await user.clear(screen.getByRole('textbox', { name: 'Reply URL' }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(onSubmit).toHaveBeenCalledWith({
    name: 'Shop',
    settings: { url: null, origins: null, strict: false },
    credentials: {},
  });
});
