import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { AuditPage } from '@/features/audit/audit-page';
import { CannedPage } from '@/features/canned/canned-page';
import { LabelsPage } from '@/features/labels/labels-page';
import { UsersPage } from '@/features/people/users-page';
import { ProfilePage } from '@/features/profile/profile-page';
import { TokensPage } from '@/features/tokens/tokens-page';
import { WebhookPage } from '@/features/webhooks/webhook-page';
import { WebhooksPage } from '@/features/webhooks/webhooks-page';

const tokens = getRouteApi('/shell/settings/tokens');
const canned = getRouteApi('/shell/settings/canned-replies');
const webhook = getRouteApi('/shell/settings/webhooks/$webhookId');
const audit = getRouteApi('/shell/settings/audit');

export function ProfileRoute() {
  return <ProfilePage />;
}

export function UsersRoute() {
  return <UsersPage />;
}

export function LabelsRoute() {
  return <LabelsPage />;
}

export function TokensRoute() {
  const { user } = tokens.useSearch();
  const navigate = useNavigate();
  return (
    <TokensPage
      userId={user}
      onUser={(id) => void navigate({ to: '/settings/tokens', search: id === undefined ? {} : { user: id } })}
    />
  );
}

export function AuditRoute() {
  const filter = audit.useSearch();
  const navigate = useNavigate();
  return (
    <AuditPage
      filter={filter}
      onFilter={({ user, action, subject, since }) =>
        void navigate({
          to: '/settings/audit',
          search: {
            ...(user && { user }),
            ...(action && { action }),
            ...(subject && { subject }),
            ...(since && { since }),
          },
        })
      }
    />
  );
}

export function CannedRoute() {
  const { q } = canned.useSearch();
  const navigate = useNavigate();
  return (
    <CannedPage
      words={q ?? ''}
      onWords={(words) =>
        void navigate({ to: '/settings/canned-replies', search: words === '' ? {} : { q: words }, replace: true })
      }
    />
  );
}

export function WebhooksRoute() {
  return <WebhooksPage />;
}

export function WebhookRoute() {
  const { webhookId } = webhook.useParams();
  return <WebhookPage webhookId={webhookId} />;
}
