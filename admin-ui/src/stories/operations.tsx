import type { Integrity } from '@/api/types';
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
        said: [withMe, withInboxes, { key: ['integrity'], data: integrity }, { key: heldUpKey, data: heldUp }],
      },
      {
        name: 'Nothing held up',
        show: () => <OverviewPage />,
        said: [
          withMe,
          withInboxes,
          { key: ['integrity'], data: { ...integrity, state: 'balanced' } },
          { key: heldUpKey, data: [] },
        ],
      },
      { name: 'Loading', show: () => <OverviewPage />, said: [withMe] },
      {
        name: 'Failed',
        show: () => <OverviewPage />,
        said: [withMe, { key: ['integrity'], error: refused }, { key: heldUpKey, error: refused }],
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
