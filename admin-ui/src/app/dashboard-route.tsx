import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { DashboardPage } from '@/features/reports/dashboard-page';

const route = getRouteApi('/shell/dashboard');

export function DashboardRoute() {
  const filter = route.useSearch();
  const navigate = useNavigate();
  return (
    <DashboardPage
      filter={filter}
      onFilter={({ range, inbox }) => void navigate({ to: '/dashboard', search: { range, ...(inbox && { inbox }) } })}
    />
  );
}
