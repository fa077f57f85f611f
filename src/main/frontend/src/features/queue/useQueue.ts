import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo } from 'react';
import type { Filters } from './filters';
import { merge } from './merge';
import { head, pages } from './queue';

/** The queue as it is read: pages as they are asked for, and what has changed since above them. */
export function useQueue(filters: Filters, busy: boolean) {
  const cache = useQueryClient();
  const read = useInfiniteQuery(pages(filters));
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = read;
  const fresh = useQuery(head(filters));
  const shown = useMemo(
    () =>
      merge(data?.pages.flatMap((page) => page.items) ?? [], fresh.data, data !== undefined && !hasNextPage),
    [data, fresh.data, hasNextPage],
  );
  const reload = useCallback(() => {
    window.scrollTo({ top: 0 });
    void cache.resetQueries({ queryKey: pages(filters).queryKey });
  }, [cache, filters]);
  // Whoever neither points at a row nor has gone down the list is not disturbed by a new one at its place.
  const pages_ = data?.pages.length ?? 0;
  const first = data?.pages[0];
  const differs = shown.arrivals > 0 || shown.rows.some((row) => row.gone);
  useEffect(() => {
    if (differs && !busy && pages_ === 1 && first && fresh.data && window.scrollY < 200) {
      cache.setQueryData(pages(filters).queryKey, (before) =>
        before && !first.nextCursor ? { ...before, pages: [{ ...first, items: fresh.data }] } : before,
      );
    }
  }, [differs, busy, pages_, first, fresh.data, cache, filters]);
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) {
      void fetchNextPage();
    }
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  return { ...shown, error: read.error ?? fresh.error, isPending: read.isPending, reload, more };
}
