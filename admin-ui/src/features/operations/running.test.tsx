import { screen } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { queryClient } from '@/api/queries';
import type { Services } from '@/api/types';
import { aServer, json } from '@/test/fake-server';
import { show } from '@/test/show';
import { Running } from './running';

const SERVICES = 'GET /api/v1/services';
const delivery = {
  service: 'delivery-service',
  instance_id: '1',
  version: '0.1.0',
  started_at: '2026-01-31T08:00:00Z',
  told_at: '2026-01-31T09:30:00Z',
  silent: false,
};
const lanes = {
  told_at: '2026-01-31T09:30:00Z',
  stale: false,
  due: 3,
  waiting: 0,
  sending: 1,
  held: 0,
  inboxes: [],
};
const runs: Services = { at: '2026-01-31T09:30:00Z', services: [delivery], lanes };
const answering = (services: Services) =>
  aServer({ [SERVICES]: () => json(200, services), 'GET /api/v1/inboxes': () => json(200, { items: [] }) });

beforeEach(() => queryClient.clear());

describe('what runs', () => {
  it('says_that_nothing_is_kept_back_and_which_version_runs', async () => {
    answering(runs);
    show(<Running />);
    expect(await screen.findByText('No inbox keeps replies back')).toBeVisible();
    expect(screen.getByText('0.1.0')).toBeVisible();
    expect(screen.queryByRole('status')).toBeNull();
  });

  it('says_of_an_open_breaker_what_it_is_and_that_the_news_may_be_old', async () => {
    answering({
      ...runs,
      services: [delivery, { ...delivery, instance_id: '2', version: '0.2.0', silent: true }],
      lanes: {
        ...lanes,
        stale: true,
        inboxes: [{ inbox_id: 'i', by: 'breaker', since: null, until: null, failing: 5, reason: null }],
      },
    });
    show(<Running />);
    expect(await screen.findByText(/The breaker is open: 5 conversations failed/)).toBeVisible();
    expect(screen.getByRole('status')).toHaveTextContent('Nothing newer was heard since');
    expect(screen.getByText('Silent')).toBeVisible();
    expect(screen.getByText(/More than one version runs/)).toBeVisible();
  });

  it('says_that_delivery_service_was_not_heard_instead_of_zeros', async () => {
    answering({ ...runs, lanes: null });
    show(<Running />);
    expect(await screen.findByText('Nothing was heard of delivery-service')).toBeVisible();
    expect(screen.queryByText('due')).toBeNull();
  });
});
