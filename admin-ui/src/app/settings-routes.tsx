import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { AuditPage } from '@/features/audit/audit-page';
import { LabelsPage } from '@/features/labels/labels-page';
import { UsersPage } from '@/features/people/users-page';
import { ProfilePage } from '@/features/profile/profile-page';
import { TokensPage } from '@/features/tokens/tokens-page';

const tokens = getRouteApi('/shell/settings/tokens');
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
