import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answered, api } from '../../shared/api/client';
import { REVIEW } from '../../shared/tasks/task';
import { asQuery, type Filters } from './filters';

const PAGE = 100;
const FRESH = 15_000;

const page = (filters: Filters, cursor: { cursor?: string }) =>
  answered(
    api.GET('/api/v1/changes', {
      params: { query: { ...asQuery(filters), sort: filters.sort, limit: PAGE, ...cursor } },
    }),
  );

/** As far as somebody has read; read again only when they ask for it. */
export const pages = (filters: Filters) =>
  infiniteQueryOptions({
    queryKey: ['changes', 'pages', filters],
    queryFn: ({ pageParam }) => page(filters, pageParam),
    initialPageParam: {} as { cursor?: string },
    getNextPageParam: (last) => (last.nextCursor ? { cursor: last.nextCursor } : undefined),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 30_000,
    refetchOnMount: 'always',
  });

/** The first page as it is now. */
export const head = (filters: Filters) =>
  queryOptions({
    queryKey: ['changes', 'head', filters],
    queryFn: async () => (await page(filters, {})).items,
    refetchInterval: FRESH,
  });

export const count = (filters: Filters) =>
  queryOptions({
    queryKey: ['changes', 'count', asQuery(filters)],
    queryFn: () => answered(api.GET('/api/v1/changes/count', { params: { query: asQuery(filters) } })),
    refetchInterval: FRESH,
  });

/** Says that the caller looks at these; gives how many could be claimed. */
export async function claim(changes: string[]): Promise<number> {
  const claims = changes.map(async (change) => {
    const found = await answered(api.GET('/api/v1/tasks', { params: { query: { change, key: REVIEW } } }));
    const task = found.items[0];
    if (!task) {
      throw new Error('No seat of it is open to you.');
    }
    await answered(api.POST('/api/v1/tasks/{id}/claim', { params: { path: { id: task.id } } }));
  });
  const ended = await Promise.allSettled(claims);
  return ended.filter((one) => one.status === 'fulfilled').length;
}
