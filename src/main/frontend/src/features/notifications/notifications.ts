import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answered, api, type Schemas } from '../../shared/api/client';

export type Entry = Schemas['Notification'];

const MINUTE = 60_000;

/** Asked for now and then too: where nothing is pushed, it is still told. */
export const unread = queryOptions({
  queryKey: ['notifications', 'count'],
  queryFn: async () => (await answered(api.GET('/api/v1/notifications/count'))).unread,
  refetchInterval: MINUTE,
});

export const latest = queryOptions({
  queryKey: ['notifications', 'latest'],
  queryFn: async () =>
    (await answered(api.GET('/api/v1/notifications', { params: { query: { limit: 12 } } }))).items,
});

export const all = (onlyUnread: boolean) =>
  infiniteQueryOptions({
    queryKey: ['notifications', 'pages', onlyUnread],
    queryFn: ({ pageParam }) =>
      answered(
        api.GET('/api/v1/notifications', {
          params: { query: { unread: onlyUnread, limit: 50, ...pageParam } },
        }),
      ),
    initialPageParam: {} as { cursor?: string },
    getNextPageParam: (last) => (last.nextCursor ? { cursor: last.nextCursor } : undefined),
  });

/** Some, or all that came up to one. */
export function useMarkRead() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (which: { ids: string[] } | { upTo: string }) =>
      answered(api.POST('/api/v1/notifications/read', { body: which })),
    onSuccess: (now) => {
      cache.setQueryData(unread.queryKey, now.unread);
      void cache.invalidateQueries({ queryKey: ['notifications'] });
    },
  });
}
