import { infiniteQueryOptions } from '@tanstack/react-query';
import { answer, api } from '@/api/client';

export interface AuditFilter {
  readonly user?: string | undefined;
  readonly action?: string | undefined;
  readonly subject?: string | undefined;
  /** A day, as `2026-01-31`, from its start here. */
  readonly since?: string | undefined;
}

/** The filter as the API takes it. */
export function asked({ user, action, subject, since }: AuditFilter): Record<string, string> {
  const from = since ? new Date(`${since}T00:00:00`) : null;
  return {
    ...(user && { user_id: user }),
    ...(action && { action }),
    ...(subject && { subject }),
    ...(from && !Number.isNaN(from.getTime()) && { since: from.toISOString() }),
  };
}

export function auditQuery(filter: AuditFilter) {
  return infiniteQueryOptions({
    queryKey: ['audit-events', asked(filter)],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET('/api/v1/audit-events', {
          params: { query: { limit: 50, ...asked(filter), ...(pageParam !== null && { cursor: pageParam }) } },
          signal,
        }),
      ),
    getNextPageParam: (page) => page.next_cursor ?? null,
    staleTime: 0,
  });
}
