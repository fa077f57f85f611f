import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answered, api, type Schemas } from '../../shared/api/client';
import { asQuery, type HistoryFilters } from './historyFilters';

export type HistoryRow = Schemas['HistoryRow'];
export type Sample = Schemas['Sample'];

const PAGE = 50;

/** As far as somebody has read; history does not move much, and is read again when they come back to it. */
export const historyPages = (filters: HistoryFilters) =>
  infiniteQueryOptions({
    queryKey: ['history', 'pages', filters],
    queryFn: ({ pageParam }) =>
      answered(
        api.GET('/api/v1/compliance/history', {
          params: { query: { ...asQuery(filters), limit: PAGE, ...pageParam } },
        }),
      ),
    initialPageParam: {} as { cursor?: string },
    getNextPageParam: (last) => (last.nextCursor ? { cursor: last.nextCursor } : undefined),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 30_000,
    refetchOnMount: 'always',
  });

export const historyCount = (filters: HistoryFilters) =>
  queryOptions({
    queryKey: ['history', 'count', filters],
    queryFn: () =>
      answered(api.GET('/api/v1/compliance/history/count', { params: { query: asQuery(filters) } })),
  });

/** How a sample is drawn. */
export interface Draw {
  seed: string;
  size: number;
  strata: Stratum[];
}

export type Stratum = Sample['strata'][number];

export const STRATA: readonly (readonly [Stratum, string])[] = [
  ['risk', 'Risk'],
  ['project', 'Project'],
  ['environment', 'Environment'],
  ['action', 'Action'],
  ['status', 'Outcome'],
  ['month', 'Month'],
  ['kind', 'Changes and sessions'],
];

/** Reads the address; what it does not know is left out. */
export function readDraw({ seed, size, strata }: Record<string, unknown>): Partial<Draw> {
  const known = STRATA.map(([stratum]) => stratum);
  const many = Number(size);
  return {
    ...(typeof seed === 'string' || typeof seed === 'number' ? { seed: String(seed) } : {}),
    ...(Number.isInteger(many) && many > 0 ? { size: many } : {}),
    ...(Array.isArray(strata) ? { strata: known.filter((one) => strata.includes(one)) } : {}),
  };
}

export const drawSample = (filters: HistoryFilters, draw: Draw) =>
  answered(api.GET('/api/v1/compliance/sample', { params: { query: { ...asQuery(filters), ...draw } } }));

/** The address of a file. */
export function fileOf(path: 'population' | 'sample', filters: HistoryFilters, more: Record<string, string>) {
  const query = Object.entries(asQuery(filters)).map(([name, value]) => [name, String(value)]);
  return `/api/v1/compliance/${path}?${new URLSearchParams([...query, ...Object.entries(more)] as [string, string][])}`;
}

/** All evidence of one, to take away. */
export const packOf = (id: string) => `/api/v1/compliance/evidence-packs/${id}`;
