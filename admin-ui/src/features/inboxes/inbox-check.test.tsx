import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { Inbox } from '@/api/types';
import { aField, anInbox, aPlatform } from '@/test/samples';
import { show } from '@/test/show';
import { InboxCheck } from './inbox-check';

const PLATFORM = {
  ...aPlatform([aField({ name: 'bot_token', label: 'Bot token', kind: 'secret', credential: true })]),
  capabilities: ['credential_check', 'webhook_registration'],
};

const CHECK: NonNullable<Inbox['check']> = {
  action: 'check',
  pending: false,
  requested_at: '2026-01-01T09:00:00Z',
  checked_at: '2026-01-01T09:00:02Z',
  outcome: 'fine',
  ok: true,
  webhook_registered: true,
  findings: [],
};

function shown(check: Inbox['check']) {
  return show(<InboxCheck inbox={anInbox({ check })} platform={PLATFORM} />);
}

it('says_what_is_wrong_by_the_name_the_form_has_for_it', () => {
  shown({
    ...CHECK,
    outcome: 'wrong',
    ok: false,
    webhook_registered: false,
    findings: [{ field: 'bot_token', code: 'unauthorized', message: 'The token is not known.' }],
  });
  expect(screen.getByRole('status')).toHaveTextContent('Something has to be changed.');
  expect(screen.getByRole('listitem')).toHaveTextContent('Bot token: The token is not known.');
  expect(screen.getByRole('status')).toHaveTextContent('does not send its messages to this inbox');
});

it('says_that_the_platform_is_being_asked', () => {
  shown({ ...CHECK, pending: true, outcome: null, ok: null, checked_at: null, webhook_registered: null });
  expect(screen.getByRole('status')).toHaveTextContent('The platform is being asked…');
});

it('shows_hints_where_all_is_well', () => {
  shown({ ...CHECK, findings: [{ field: null, code: null, message: 'In groups it sees commands only.' }] });
  expect(screen.getByRole('status')).toHaveTextContent('The platform accepts this inbox.');
  expect(screen.getByRole('listitem')).toHaveTextContent('In groups it sees commands only.');
});
