import { getRouteApi, useRouter } from '@tanstack/react-router';
import { LoginPage } from '@/features/auth/login-page';

const route = getRouteApi('/login');

export function LoginRoute() {
  const { next, problem } = route.useSearch();
  const router = useRouter();
  return <LoginPage problem={problem} onSignedIn={() => router.history.push(next ?? '/')} />;
}
