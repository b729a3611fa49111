import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { InboxPage } from '@/features/inboxes/inbox-page';
import { InboxesPage } from '@/features/inboxes/inboxes-page';
import { NewInboxPage } from '@/features/inboxes/new-inbox-page';

const newInbox = getRouteApi('/shell/inboxes/new');
const oneInbox = getRouteApi('/shell/inboxes/$inboxId');

export function InboxesRoute() {
  return <InboxesPage />;
}

export function NewInboxRoute() {
  const { platform } = newInbox.useSearch();
  const navigate = useNavigate();
  return (
    <NewInboxPage
      platformId={platform}
      onCreated={({ id }) =>
        void navigate({ to: '/inboxes/$inboxId', params: { inboxId: id }, search: { created: true }, replace: true })
      }
    />
  );
}

export function OneInboxRoute() {
  const { inboxId } = oneInbox.useParams();
  const { created } = oneInbox.useSearch();
  return <InboxPage inboxId={inboxId} isNew={created === true} />;
}
