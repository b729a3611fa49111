import type { ReportOverview } from '@/api/types';
import { CannedForm } from '@/features/canned/canned-form';
import { CannedPage } from '@/features/canned/canned-page';
import { DashboardPage } from '@/features/reports/dashboard-page';
import { WebhookForm } from '@/features/webhooks/webhook-form';
import { WebhookPage } from '@/features/webhooks/webhook-page';
import { WebhooksPage } from '@/features/webhooks/webhooks-page';
import { ARABIC_SCRIPT, forbidden, HOSTILE, inboxes, LONG, me, page, refused } from './answers';
import type { Chapter } from './story';

const nothing = () => undefined;
const withMe = { key: ['me'], data: me };
const withInboxes = { key: ['inboxes'], data: inboxes };
const AT = '2026-01-31T09:30:00Z';
const times = { count: 31, p50_seconds: 42.5, p90_seconds: 3100 };
const none = { count: 0, p50_seconds: null, p90_seconds: null };

const overview: ReportOverview = {
  from: '2026-01-24T09:00:00Z',
  to: '2026-01-31T10:00:00Z',
  step: 'day',
  counted_until: AT,
  now: {
    open: 10_000,
    unassigned: 12,
    oldest_waiting: { conversation_id: 'c1', since: AT },
    backlog: 3,
    dead: 2,
    unknown: 1,
  },
  totals: { incoming: 1204, outgoing: 987, conversations: 311, first_response: times, resolution: none },
  volume: Array.from({ length: 30 }, (_, day) => ({
    at: new Date(Date.UTC(2026, 0, 1 + day)).toISOString(),
    incoming: (day * 37) % 101,
    outgoing: (day * 23) % 89,
  })),
  by_inbox: [
    { name: 'Shop', success: 0.9996, dead: 2 },
    { name: HOSTILE, success: null, dead: 0 },
    { name: ARABIC_SCRIPT, success: 1, dead: 0 },
  ].map(({ name, success, dead }, index) => ({
    inbox_id: `inbox-${index}`,
    name,
    platform: 'example',
    incoming: 12_040,
    outgoing: 987,
    open: 3,
    unassigned: 1,
    backlog: 0,
    oldest_pending_at: null,
    dead,
    unknown: 0,
    first_response: index === 1 ? none : times,
    resolution: times,
    delivery: { sent: 987, dead, success, p50_seconds: 0.2, p95_seconds: 0.9, sampled: index === 0 },
  })),
  by_agent: [
    { account_id: 'a', name: 'Ada Lovelace', replies: 412, first_response: times, resolution: times },
    { account_id: 'b', name: LONG, replies: 0, first_response: none, resolution: none },
  ],
};
const key = ['reports', 'overview', 'week', null];
const dashboard = () => <DashboardPage filter={{ range: 'week' }} onFilter={nothing} />;
const quiet = { ...overview, totals: { ...overview.totals, incoming: 0, outgoing: 0 } };

const webhook = {
  id: 'w1',
  name: HOSTILE,
  url: `https://warehouse.example/${LONG}`,
  event_types: ['message.created' as const, 'conversation.updated' as const],
  inbox_ids: ['inbox-1'],
  enabled: false,
  created_at: AT,
  updated_at: AT,
};
const sent = (['queued', 'retrying', 'unknown', 'delivered', 'failed', 'cancelled'] as const).map((status) => ({
  id: `d-${status}`,
  event_id: 'e1',
  type: 'message.created',
  status,
  status_code: status === 'failed' ? 'gone' : null,
  status_reason: status === 'failed' ? HOSTILE : null,
  next_attempt_at: status === 'retrying' ? '2099-01-01T00:00:00Z' : null,
  created_at: AT,
  settled_at: null,
}));

const reply = {
  id: 'r1',
  shortcut: 'late',
  title: 'A parcel is late',
  text: 'Dear {{contact.first_name | customer}}, we are looking for it. {{nobody.knows}}',
  inbox_id: null,
  created_at: AT,
  updated_at: AT,
  version: 1,
};
const variables = {
  key: ['canned-reply-variables'],
  data: [{ name: 'contact.first_name', description: 'The first word of it', example: 'Ada' }],
};
const canned = (words = '') => <CannedPage words={words} onWords={nothing} />;

export const told: readonly Chapter[] = [
  {
    name: 'Dashboard',
    stories: [
      { name: 'A week', show: dashboard, said: [withMe, withInboxes, { key, data: overview }] },
      { name: 'Nothing happened', show: dashboard, said: [withMe, withInboxes, { key, data: quiet }] },
      { name: 'Loading', show: dashboard, said: [withMe, withInboxes] },
      { name: 'Failed', show: dashboard, said: [withMe, withInboxes, { key, error: refused }] },
    ],
  },
  {
    name: 'Outgoing webhooks',
    stories: [
      { name: 'Some', show: () => <WebhooksPage />, said: [withMe, { key: ['webhooks'], data: [webhook] }] },
      { name: 'None', show: () => <WebhooksPage />, said: [withMe, { key: ['webhooks'], data: [] }] },
      { name: 'Forbidden', show: () => <WebhooksPage />, said: [withMe, { key: ['webhooks'], error: forbidden }] },
      { name: 'A new one', show: () => <WebhookForm webhook={null} onDone={nothing} />, said: [withInboxes] },
      {
        name: 'One of them',
        show: () => <WebhookPage webhookId="w1" />,
        said: [
          withMe,
          withInboxes,
          { key: ['webhooks'], data: [webhook] },
          { key: ['webhook-deliveries', 'w1', null], data: page(sent, 'more') },
        ],
      },
    ],
  },
  {
    name: 'Canned replies',
    stories: [
      {
        name: 'Some',
        show: () => canned(),
        said: [
          withMe,
          withInboxes,
          {
            key: ['canned-replies', ''],
            data: page([reply, { ...reply, id: 'r2', title: HOSTILE, text: LONG, inbox_id: 'inbox-3' }]),
          },
        ],
      },
      { name: 'None', show: () => canned(), said: [withMe, { key: ['canned-replies', ''], data: page([]) }] },
      {
        name: 'Nothing matches',
        show: () => canned(HOSTILE),
        said: [withMe, { key: ['canned-replies', HOSTILE], data: page([]) }],
      },
      { name: 'Loading', show: () => canned(), said: [withMe] },
      { name: 'Failed', show: () => canned(), said: [withMe, { key: ['canned-replies', ''], error: refused }] },
      {
        name: 'Changing one',
        show: () => <CannedForm reply={reply} onDone={nothing} />,
        said: [withInboxes, variables],
      },
    ],
  },
];
