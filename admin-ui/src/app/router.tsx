import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { isSignedOut } from '@/api/problem';
import { inboxesQuery, meQuery, platformsQuery, queryClient } from '@/api/queries';
import { PROVIDER_PROBLEMS, type ProviderProblem } from '@/features/auth/provider-problem';
import { filterFrom, type ListFilter } from '@/features/conversations/filter';
import { Crash } from './crash';
import { LoginRoute } from './login-route';
import { NotFound } from './not-found';

const rootRoute = createRootRoute({ notFoundComponent: NotFound });

const loginRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/login',
  validateSearch: ({ next, problem }: Record<string, unknown>): { next?: string; problem?: ProviderProblem } => ({
    // Only a path of our own: a sign-in page must not send people elsewhere.
    ...(typeof next === 'string' && /^\/(?![/\\])/.test(next) && { next }),
    ...(PROVIDER_PROBLEMS.includes(problem as ProviderProblem) && { problem: problem as ProviderProblem }),
  }),
  // Not lazily: on a slow network the page of those who are not signed in yet would wait once more, for very little.
  component: LoginRoute,
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

interface InboxSearch extends ListFilter {
  at?: number;
}

const inboxRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/inbox',
  validateSearch: (said: Record<string, unknown>): InboxSearch => ({
    ...filterFrom(said),
    // A thread that opens at one of its messages: where a search found something.
    ...(Number.isSafeInteger(said.at) && Number(said.at) > 0 && { at: Number(said.at) }),
  }),
  component: lazyRouteComponent(() => import('./inbox-page'), 'InboxPage'),
});

const conversationRoute = createRoute({ getParentRoute: () => inboxRoute, path: '/$conversationId' });

const searchRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/search',
  validateSearch: (said: Record<string, unknown>): SearchParams => {
    const { status, inbox, assignee, label } = filterFrom(said);
    return {
      // Words that are a number come out of the address as one.
      q: typeof said.q === 'string' || typeof said.q === 'number' ? String(said.q).slice(0, 200) : '',
      ...(said.status === status && status !== 'all' && { status }),
      ...(inbox && { inbox }),
      ...(assignee && { assignee }),
      ...(label && { label }),
    };
  },
  component: lazyRouteComponent(() => import('./search-route'), 'SearchRoute'),
});

interface SearchParams {
  q?: string;
  status?: 'open' | 'pending' | 'snoozed' | 'resolved';
  inbox?: string;
  assignee?: string;
  label?: string;
}

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

const NOT_THERE = ['queued', 'sending', 'retrying', 'unknown', 'failed', 'cancelled'] as const;

interface DeliveriesSearch {
  state?: (typeof NOT_THERE)[number];
  inbox?: string;
  code?: string;
}

const deliveriesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/deliveries',
  validateSearch: ({ state, inbox, code }: Record<string, unknown>): DeliveriesSearch => {
    const known = NOT_THERE.find((one) => one === state);
    return {
      ...(known && { state: known }),
      ...(typeof inbox === 'string' && inbox !== '' && { inbox }),
      ...(typeof code === 'string' && code !== '' && { code }),
    };
  },
  component: lazyRouteComponent(() => import('./operations-routes'), 'DeliveriesRoute'),
});

const operationsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/operations',
  component: lazyRouteComponent(() => import('./operations-routes'), 'OverviewRoute'),
});

const deadRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/deliveries/dead',
  component: lazyRouteComponent(() => import('./operations-routes'), 'DeadRoute'),
});

const quarantineRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/quarantine',
  validateSearch: ({ inbox }: Record<string, unknown>): { inbox?: string } =>
    typeof inbox === 'string' && inbox !== '' ? { inbox } : {},
  component: lazyRouteComponent(() => import('./operations-routes'), 'QuarantineRoute'),
});

const integrityRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/integrity',
  component: lazyRouteComponent(() => import('./operations-routes'), 'IntegrityRoute'),
});

interface DashboardSearch {
  range: 'day' | 'week' | 'month' | 'quarter';
  inbox?: string;
}

const dashboardRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/dashboard',
  validateSearch: (search: Record<string, unknown>): DashboardSearch => ({
    range: (['day', 'week', 'month', 'quarter'] as const).find((range) => range === search.range) ?? 'week',
    ...texts(search, ['inbox']),
  }),
  component: lazyRouteComponent(() => import('./dashboard-route'), 'DashboardRoute'),
});

const settingsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/settings',
  component: lazyRouteComponent(() => import('./settings-frame'), 'SettingsFrame'),
});

const profileRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/profile',
  component: lazyRouteComponent(() => import('./settings-routes'), 'ProfileRoute'),
});

const usersRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/users',
  component: lazyRouteComponent(() => import('./settings-routes'), 'UsersRoute'),
});

const labelsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/labels',
  component: lazyRouteComponent(() => import('./settings-routes'), 'LabelsRoute'),
});

const cannedRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/canned-replies',
  validateSearch: (search: Record<string, unknown>): { q?: string } => texts(search, ['q']),
  component: lazyRouteComponent(() => import('./settings-routes'), 'CannedRoute'),
});

const webhooksRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/webhooks',
  component: lazyRouteComponent(() => import('./settings-routes'), 'WebhooksRoute'),
});

const webhookRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/webhooks/$webhookId',
  component: lazyRouteComponent(() => import('./settings-routes'), 'WebhookRoute'),
});

const tokensRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/tokens',
  validateSearch: (search: Record<string, unknown>): { user?: string } => texts(search, ['user']),
  component: lazyRouteComponent(() => import('./settings-routes'), 'TokensRoute'),
});

const auditRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/audit',
  validateSearch: (
    search: Record<string, unknown>,
  ): { user?: string; action?: string; subject?: string; since?: string } =>
    texts(search, ['user', 'action', 'subject', 'since']),
  component: lazyRouteComponent(() => import('./settings-routes'), 'AuditRoute'),
});

/** Those parts of the URL that are there and say something. */
function texts<K extends string>(search: Record<string, unknown>, names: readonly K[]): Partial<Record<K, string>> {
  return Object.fromEntries(
    names.map((name) => [name, search[name]]).filter(([, value]) => typeof value === 'string' && value !== ''),
  ) as Partial<Record<K, string>>;
}

export const router = createRouter({
  routeTree: rootRoute.addChildren([
    indexRoute,
    loginRoute,
    shellRoute.addChildren([
      inboxRoute.addChildren([conversationRoute]),
      searchRoute,
      inboxesRoute,
      newInboxRoute,
      oneInboxRoute,
      operationsRoute,
      deliveriesRoute,
      deadRoute,
      quarantineRoute,
      integrityRoute,
      dashboardRoute,
      settingsRoute.addChildren([
        profileRoute,
        usersRoute,
        labelsRoute,
        cannedRoute,
        tokensRoute,
        webhooksRoute,
        webhookRoute,
        auditRoute,
      ]),
    ]),
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
