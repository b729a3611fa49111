import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { DeadPage } from '@/features/operations/dead-page';
import { DeliveriesPage } from '@/features/operations/deliveries-page';
import { IntegrityPage } from '@/features/operations/integrity-page';
import { OverviewPage } from '@/features/operations/overview-page';
import { QuarantinePage } from '@/features/operations/quarantine-page';
import { DeliveryTimeline } from '@/features/thread/delivery-timeline';

const deliveries = getRouteApi('/shell/deliveries');
const quarantine = getRouteApi('/shell/quarantine');

export function DeliveriesRoute() {
  const filter = deliveries.useSearch();
  const navigate = useNavigate();
  return (
    <DeliveriesPage
      filter={filter}
      onFilter={({ state, inbox, code }) =>
        void navigate({
          to: '/deliveries',
          search: { ...(state && { state }), ...(inbox && { inbox }), ...(code && { code }) },
        })
      }
      timeline={(id, status) => <DeliveryTimeline messageId={id} status={status} />}
    />
  );
}

export function OverviewRoute() {
  return <OverviewPage />;
}

export function DeadRoute() {
  return <DeadPage />;
}

export function QuarantineRoute() {
  const { inbox } = quarantine.useSearch();
  const navigate = useNavigate();
  return (
    <QuarantinePage
      inbox={inbox}
      onInbox={(id) => void navigate({ to: '/quarantine', search: id === undefined ? {} : { inbox: id } })}
    />
  );
}

export function IntegrityRoute() {
  return <IntegrityPage />;
}
