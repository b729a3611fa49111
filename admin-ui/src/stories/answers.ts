import { NoAnswerError, ProblemError } from '@/api/problem';
import type { ApiToken, AuditEvent, BrowserSession, Delivery, Label, Me, User } from '@/api/types';
import { anInbox } from '@/test/samples';

export const page = <T>(items: readonly T[], next: string | null = null) => ({
  pages: [{ items, next_cursor: next }],
  pageParams: [null],
});

export const refused = new ProblemError({
  type: 'about:blank',
  title: 'The database is away',
  status: 503,
  detail: 'The database did not answer. Try again in a moment.',
  code: 'unavailable',
  errors: [],
  request_id: '0199b8a0-1c00-7a11-8f00-0000000000ff',
});

export const forbidden = new ProblemError({
  ...refused.problem,
  status: 403,
  code: 'forbidden',
  detail: 'You may not.',
});

export const unreachable = new NoAnswerError(null);

/** What people who mean harm, or write from right to left, call things. */
export const HOSTILE = '<img src=x onerror=alert(1)>"\'&lt;‮gpj.exe';
export const ARABIC_SCRIPT = 'پشتیبانی فروشگاه';
export const LONG = 'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz'.repeat(2);

export const me: Me = {
  id: 'me',
  username: 'sam',
  name: 'Sam Rivera',
  role: 'admin',
  all_inboxes: true,
  inbox_ids: [],
  password_handed_out: false,
};

export const agent: Me = { ...me, role: 'agent' };

const AT = '2026-01-31T09:30:00Z';

export const users: readonly User[] = [
  aUser({ id: 'me', username: 'sam', name: 'Sam Rivera', role: 'admin', last_seen_at: AT }),
  aUser({ id: 'ada', username: 'ada', name: 'Ada Lovelace', last_seen_at: AT }),
  aUser({ id: 'grace', username: 'grace', name: 'Grace Hopper', role: 'viewer', signs_in_with: 'oidc' }),
  aUser({ id: 'leyla', username: 'leyla', name: ARABIC_SCRIPT, all_inboxes: false, inbox_ids: ['inbox-1'] }),
  aUser({ id: 'gone', username: 'gone', name: HOSTILE, enabled: false }),
  aUser({ id: 'long', username: 'long', name: LONG }),
];

export function aUser(change: Partial<User>): User {
  return {
    id: 'user',
    username: 'user',
    name: 'User',
    role: 'agent',
    enabled: true,
    all_inboxes: true,
    inbox_ids: [],
    signs_in_with: 'password',
    last_seen_at: null,
    created_at: AT,
    ...change,
  };
}

export const inboxes = [
  anInbox(),
  anInbox({ id: 'inbox-2', name: HOSTILE }),
  anInbox({ id: 'inbox-3', name: ARABIC_SCRIPT, enabled: false, state: 'disabled' }),
];

export const labels: readonly Label[] = [
  { id: '1', name: 'billing', color: '#3d4ed8', description: 'Invoices and refunds', created_at: AT },
  { id: '2', name: 'returns', color: '#ffffff', description: null, created_at: AT },
  { id: '3', name: 'بازگشت کالا', color: '#000000', description: HOSTILE, created_at: AT },
];

export const tokens: readonly ApiToken[] = [
  {
    id: '1',
    name: 'nightly export',
    scopes: ['conversations:read', 'reports:read', 'something:new'],
    created_at: AT,
    last_used_at: AT,
    expires_at: '2099-01-01T00:00:00Z',
  },
  { id: '2', name: HOSTILE, scopes: null, created_at: AT, last_used_at: null, expires_at: AT },
];

export const sessions: readonly BrowserSession[] = [
  {
    id: '1',
    current: true,
    address: '198.51.100.7',
    user_agent: 'Mozilla/5.0 (X11; Linux x86_64; rv:142.0) Gecko/20100101 Firefox/142.0',
    created_at: AT,
    last_used_at: AT,
    expires_at: AT,
  },
  {
    id: '2',
    current: false,
    address: null,
    user_agent: HOSTILE,
    created_at: AT,
    last_used_at: null,
    expires_at: AT,
  },
];

export const auditEvents: readonly AuditEvent[] = [
  {
    id: '1',
    at: AT,
    actor: { id: 'me', username: 'sam', name: 'Sam Rivera' },
    action: 'account.changed',
    subject: 'account:0199b8a0-1c00-7a11-8f00-0000000000a1',
    detail: { username: 'ada', role: { from: 'viewer', to: 'agent' }, inbox_ids: { from: [], to: ['one', 'two'] } },
  },
  { id: '2', at: AT, actor: null, action: 'inbox.key_expired', subject: 'inbox:1', detail: null },
  {
    id: '3',
    at: AT,
    actor: { id: 'x', username: 'x', name: HOSTILE },
    action: 'something.new_happened',
    subject: LONG,
    detail: { name: HOSTILE, expires_at: AT },
  },
];

const delivery: Delivery = {
  message_id: 'message-1',
  conversation_id: 'c1',
  inbox_id: 'inbox-1',
  state: 'failed',
  text: 'Your parcel left the house this morning.',
  reason: 'The platform says that this chat was closed.',
  code: 'chat_closed',
  attempts: 3,
  next_attempt_at: null,
  cancel_requested_at: null,
  created_at: AT,
} as Delivery;

export const deliveries: readonly Delivery[] = (
  ['queued', 'sending', 'retrying', 'unknown', 'failed', 'cancelled'] as const
).map((state, index) => ({
  ...delivery,
  message_id: `message-${index}`,
  state,
  text: index === 3 ? HOSTILE : index === 4 ? ARABIC_SCRIPT : delivery.text,
  next_attempt_at: state === 'retrying' ? '2099-01-01T00:00:00Z' : null,
}));
