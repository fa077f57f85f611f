import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answered, api, type Schemas } from '../../shared/api/client';

export type Incident = Schemas['Incident'];
export type DrillRow = Schemas['SessionViewDrillRow'];

const FRESH = 15_000;
const PAGE = 50;

export const SEVERITIES = ['sev1', 'sev2', 'sev3', 'sev4'];

/** What one may do about incidents, and about all sessions together. */
export const rights = queryOptions({
  queryKey: ['sessions', 'rights'],
  queryFn: () => answered(api.GET('/api/v1/break-glass/rights')),
});

/** Active or not, the newest first. */
export const register = queryOptions({
  queryKey: ['incidents', 'all'],
  queryFn: async () => (await answered(api.GET('/api/v1/incidents'))).items,
  refetchInterval: FRESH,
});

export const drills = infiniteQueryOptions({
  queryKey: ['sessions', 'drills'],
  queryFn: ({ pageParam }) =>
    answered(api.GET('/api/v1/break-glass/drills', { params: { query: { limit: PAGE, ...pageParam } } })),
  initialPageParam: {} as { cursor?: string },
  getNextPageParam: (last) => (last.nextCursor ? { cursor: last.nextCursor } : undefined),
  refetchInterval: FRESH,
});
