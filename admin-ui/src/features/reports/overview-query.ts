import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '@/api/client';

export const RANGES = { day: 1, week: 7, month: 30, quarter: 90 } as const;
export type Range = keyof typeof RANGES;

/** What the dashboard shows; all of it is in the URL. */
export interface ReportFilter {
  readonly range: Range;
  readonly inbox?: string | undefined;
}

const EVERY = 60_000;

/** The last so many days up to now, whole hours of them, as the API counts. */
export function asked({ range, inbox }: ReportFilter, now: number): { from: string; inbox_id?: string } {
  return {
    from: new Date(now - RANGES[range] * 86_400_000).toISOString(),
    ...(inbox && { inbox_id: inbox }),
  };
}

export function overviewQuery(filter: ReportFilter) {
  return queryOptions({
    queryKey: ['reports', 'overview', filter.range, filter.inbox ?? null],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/v1/reports/overview', { params: { query: asked(filter, Date.now()) }, signal })),
    staleTime: 0,
    refetchInterval: EVERY,
  });
}
