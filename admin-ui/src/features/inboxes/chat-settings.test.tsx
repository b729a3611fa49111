import { screen } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { aServer, json, problem } from '@/test/fake-server';
import { anInbox } from '@/test/samples';
import { show } from '@/test/show';
import { ChatSettings } from './chat-settings';

const INBOX = anInbox({ settings: { greeting: 'Hello', allowed_origins: ['https://shop.example'] } });
const PATCH = `PATCH /api/v1/inboxes/${INBOX.id}`;

beforeEach(() => {
  // the preview is the real panel, and has no server here
  const { settings } = (window as unknown as { happyDOM: { settings: Record<string, unknown> } }).happyDOM;
  settings.disableIframePageLoading = true;
});

it('shows_the_line_for_the_site_with_the_key_of_the_inbox', () => {
  show(<ChatSettings inbox={INBOX} inboxKey="key-1" canChange />);
  expect(screen.getByText(/<script async src=".*\/widget\.js" data-inbox="key-1"><\/script>/)).toBeVisible();
  expect(screen.getByTitle('Preview of the chat')).toHaveAttribute('src', '/api/site/v1/key-1/panel');
});

it('saves_what_was_typed_and_clears_what_was_emptied', async () => {
  const { asked } = aServer({ [PATCH]: () => json(200, INBOX) });
  const { user } = show(<ChatSettings inbox={INBOX} inboxKey="key-1" canChange />);
  await user.clear(screen.getByRole('textbox', { name: 'Greeting' }));
  await user.type(screen.getByRole('textbox', { name: 'Business hours' }), 'Mon-Fri 09:00-17:00{Enter}{Enter}');
  await user.selectOptions(screen.getByRole('combobox', { name: 'Time zone' }), 'Europe/Berlin');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(asked[0]?.body).toEqual({
    settings: {
      title: null,
      greeting: null,
      color: '#3d4ed8',
      position: 'right',
      pre_chat: 'off',
      business_hours: ['mon-fri 09:00-17:00'],
      time_zone: 'Europe/Berlin',
      away_message: null,
    },
  });
});

it('says_at_the_field_what_the_server_refuses', async () => {
  const refusal = { field: 'settings.business_hours', code: 'pattern', message: 'Hours are written so.' };
  aServer({ [PATCH]: () => problem(422, 'invalid', 'Not so', [refusal]) });
  const { user } = show(<ChatSettings inbox={INBOX} inboxKey="key-1" canChange />);
  await user.type(screen.getByRole('textbox', { name: 'Business hours' }), 'whenever');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText('Hours are written so.')).toBeVisible();
});

it('is_only_to_be_read_by_who_may_not_change_it', () => {
  show(<ChatSettings inbox={INBOX} inboxKey="key-1" canChange={false} />);
  expect(screen.getByRole('textbox', { name: 'Title' })).toBeDisabled();
  expect(screen.queryByRole('button', { name: 'Save' })).toBeNull();
});
