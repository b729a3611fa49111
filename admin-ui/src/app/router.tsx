import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { isSignedOut } from '@/api/problem';
import { inboxesQuery, meQuery, platformsQuery, queryClient } from '@/api/queries';
import { STATUS_TABS, type StatusTab } from '@/features/conversations/list-filter';
import { Crash } from './crash';
import { NotFound } from './not-found';

const rootRoute = createRootRoute({ notFoundComponent: NotFound });

const loginRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/login',
  validateSearch: ({ next }: Record<string, unknown>): { next?: string } =>
    // Only a path of our own: a sign-in page must not send people elsewhere.
    typeof next === 'string' && /^\/(?![/\\])/.test(next) ? { next } : {},
  component: lazyRouteComponent(() => import('./login-route'), 'LoginRoute'),
});

/** Everything behind sign-in. Who is signed in is asked beside the page's own data, not before it. */
const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  loader: async ({ location }) => {
    // Wanted by nearly every page; one that needs them and cannot have them says so itself.
    queryClient.query(platformsQuery).catch(() => undefined);
    queryClient.query(inboxesQuery).catch(() => undefined);
    try {
      await queryClient.query({ ...meQuery, staleTime: 'static' });
    } catch (error) {
      if (isSignedOut(error)) throw redirect({ to: '/login', search: { next: location.href } });
      throw error;
    }
  },
  component: lazyRouteComponent(() => import('./shell'), 'Shell'),
});

const indexRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/inbox', search: { status: 'open' } });
  },
});

export interface InboxSearch {
  status: StatusTab;
  inbox?: string;
}

const inboxRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/inbox',
  validateSearch: ({ status, inbox }: Record<string, unknown>): InboxSearch => ({
    status: STATUS_TABS.find((tab) => tab === status) ?? 'open',
    ...(typeof inbox === 'string' && inbox !== '' && { inbox }),
  }),
  component: lazyRouteComponent(() => import('./inbox-page'), 'InboxPage'),
});

const conversationRoute = createRoute({ getParentRoute: () => inboxRoute, path: '/$conversationId' });

const inboxesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/inboxes',
  component: lazyRouteComponent(() => import('./inboxes-routes'), 'InboxesRoute'),
});

const newInboxRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/inboxes/new',
  validateSearch: ({ platform }: Record<string, unknown>): { platform?: string } =>
    typeof platform === 'string' ? { platform } : {},
  component: lazyRouteComponent(() => import('./inboxes-routes'), 'NewInboxRoute'),
});

const oneInboxRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/inboxes/$inboxId',
  validateSearch: ({ created }: Record<string, unknown>): { created?: true } =>
    created === true || created === 'true' ? { created: true } : {},
  component: lazyRouteComponent(() => import('./inboxes-routes'), 'OneInboxRoute'),
});

export const router = createRouter({
  routeTree: rootRoute.addChildren([
    indexRoute,
    loginRoute,
    shellRoute.addChildren([inboxRoute.addChildren([conversationRoute]), inboxesRoute, newInboxRoute, oneInboxRoute]),
  ]),
  defaultErrorComponent: Crash,
  defaultNotFoundComponent: NotFound,
  defaultPendingMs: 150,
  scrollRestoration: false,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
