import type { Integrity, Services } from '@/api/types';
import { InboxesPage } from '@/features/inboxes/inboxes-page';
import { DeadPage } from '@/features/operations/dead-page';
import { DeliveriesPage } from '@/features/operations/deliveries-page';
import { groupsOf } from '@/features/operations/deliveries-query';
import { OverviewPage } from '@/features/operations/overview-page';
import { QuarantinePage } from '@/features/operations/quarantine-page';
import { aField, aPlatform } from '@/test/samples';
import { ARABIC_SCRIPT, deliveries, HOSTILE, inboxes, me, page, refused } from './answers';
import type { Chapter } from './story';

const nothing = () => undefined;
const withMe = { key: ['me'], data: me };
const withInboxes = { key: ['inboxes'], data: inboxes };
const withPlatforms = { key: ['platforms'], data: [aPlatform([aField({ name: 'token' })])] };
const deliveriesKey = ['deliveries', 'list', null, null, null];
const integrity: Integrity = {
  at: '2026-01-31T09:30:00Z',
  state: 'settling',
  unread: 3,
  inboxes: [],
  instances: [],
  replies: { replies: 120, sent: 110, pending: 6, unknown: 1, dead: 2, cancelled: 1, oldest_pending_at: null },
};
const services: Services = {
  at: '2026-01-31T09:30:00Z',
  services: [
    {
      service: 'conversation-service',
      instance_id: '0199b8a0-1c00-7a11-8f00-0000000000e1',
      version: '0.1.0',
      started_at: '2026-01-31T08:00:00Z',
      told_at: '2026-01-31T09:30:00Z',
      silent: false,
    },
    {
      service: 'delivery-service',
      instance_id: '0199b8a0-1c00-7a11-8f00-0000000000e2',
      version: '0.2.0',
      started_at: '2026-01-31T08:00:00Z',
      told_at: '2026-01-31T09:20:00Z',
      silent: true,
    },
  ],
  lanes: {
    told_at: '2026-01-31T09:20:00Z',
    stale: true,
    due: 3,
    waiting: 12_000,
    sending: 2,
    held: 1,
    inboxes: (['breaker', 'probe', 'pause', 'refusal'] as const).map((by, index) => ({
      inbox_id: `inbox-${index + 1}`,
      by,
      since: by === 'refusal' ? '2026-01-31T08:30:00Z' : null,
      until: by === 'breaker' || by === 'pause' ? '2099-01-01T00:00:00Z' : null,
      failing: 5,
      reason: by === 'refusal' ? HOSTILE : null,
    })),
  },
};
const quiet: Services = {
  ...services,
  services: services.services.slice(0, 1),
  lanes: services.lanes && { ...services.lanes, stale: false, held: 0, inboxes: [] },
};
const servicesKey = ['services'];
const heldUp = groupsOf(deliveries).map((group) => ({ ...group, nextTry: '2099-01-01T00:00:00Z' }));
const heldUpKey = ['deliveries', 'held-up'];
const all = () => <DeliveriesPage filter={{}} onFilter={nothing} timeline={() => null} />;

export const operations: readonly Chapter[] = [
  {
    name: 'Inboxes',
    stories: [
      { name: 'Some', show: () => <InboxesPage />, said: [withMe, withInboxes, withPlatforms] },
      { name: 'None', show: () => <InboxesPage />, said: [withMe, { key: ['inboxes'], data: [] }] },
      { name: 'Loading', show: () => <InboxesPage />, said: [withMe] },
      { name: 'Failed', show: () => <InboxesPage />, said: [withMe, { key: ['inboxes'], error: refused }] },
    ],
  },
  {
    name: 'Operations',
    stories: [
      {
        name: 'Some held up',
        show: () => <OverviewPage />,
        said: [
          withMe,
          withInboxes,
          { key: ['integrity'], data: integrity },
          { key: heldUpKey, data: heldUp },
          { key: servicesKey, data: services },
        ],
      },
      {
        name: 'Nothing held up',
        show: () => <OverviewPage />,
        said: [
          withMe,
          withInboxes,
          { key: ['integrity'], data: { ...integrity, state: 'balanced' } },
          { key: heldUpKey, data: [] },
          { key: servicesKey, data: quiet },
        ],
      },
      { name: 'Loading', show: () => <OverviewPage />, said: [withMe] },
      {
        name: 'Failed',
        show: () => <OverviewPage />,
        said: [
          withMe,
          { key: ['integrity'], error: refused },
          { key: heldUpKey, error: refused },
          { key: servicesKey, error: refused },
        ],
      },
      {
        name: 'Nothing heard of sending',
        show: () => <OverviewPage />,
        said: [
          withMe,
          withInboxes,
          { key: ['integrity'], data: { ...integrity, state: 'balanced' } },
          { key: heldUpKey, data: [] },
          { key: servicesKey, data: { ...quiet, lanes: null } },
        ],
      },
    ],
  },
  {
    name: 'Deliveries',
    stories: [
      { name: 'Some', show: all, said: [withMe, withInboxes, { key: deliveriesKey, data: page(deliveries, 'more') }] },
      { name: 'All there', show: all, said: [withMe, withInboxes, { key: deliveriesKey, data: page([]) }] },
      { name: 'Loading', show: all, said: [withMe, withInboxes] },
      { name: 'Failed', show: all, said: [withMe, withInboxes, { key: deliveriesKey, error: refused }] },
    ],
  },
  {
    name: 'Dead replies',
    stories: [
      {
        name: 'Some',
        show: () => <DeadPage />,
        said: [
          withMe,
          withInboxes,
          {
            key: ['deliveries', 'dead'],
            data: {
              isComplete: false,
              groups: [HOSTILE, ARABIC_SCRIPT].map((reason, index) => ({
                inboxId: `inbox-${index + 1}`,
                code: `code_${index}`,
                reason,
                count: 10_000,
                isAtLeast: index === 0,
                newest: '2026-01-31T09:30:00Z',
                oldestSeen: '2026-01-30T09:30:00Z',
              })),
            },
          },
        ],
      },
      {
        name: 'None',
        show: () => <DeadPage />,
        said: [withMe, { key: ['deliveries', 'dead'], data: { isComplete: true, groups: [] } }],
      },
      { name: 'Failed', show: () => <DeadPage />, said: [withMe, { key: ['deliveries', 'dead'], error: refused }] },
    ],
  },
  {
    name: 'Quarantine',
    stories: [
      {
        name: 'Some',
        show: () => <QuarantinePage inbox={undefined} onInbox={nothing} />,
        said: [
          withMe,
          withInboxes,
          {
            key: ['quarantine', null],
            data: page([
              {
                id: '1',
                kind: 'unreadable',
                state: 'held',
                reason: HOSTILE,
                inbox_id: 'inbox-1',
                topic: 'chatroom.inbound.v1',
                partition: 3,
                offset: 12_345,
                size: 2_048,
                redrives: 2,
                created_at: '2026-01-31T09:30:00Z',
              },
            ]),
          },
        ],
      },
      {
        name: 'Nothing',
        show: () => <QuarantinePage inbox={undefined} onInbox={nothing} />,
        said: [withMe, withInboxes, { key: ['quarantine', null], data: page([]) }],
      },
      { name: 'Loading', show: () => <QuarantinePage inbox={undefined} onInbox={nothing} />, said: [withMe] },
    ],
  },
];
