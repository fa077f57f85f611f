import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { Refused } from '../../shared/api/client';
import { isMissing, migrationOf, readRelease, releases } from './api';

/** Releases page by page; none where the caller may not look, or where there are none here. */
export const releaseList = infiniteQueryOptions({
  queryKey: ['models', 'releases'],
  queryFn: ({ pageParam }) => releases(pageParam || undefined),
  initialPageParam: '',
  getNextPageParam: (last) => last.nextCursor,
  retry: false,
});

export const releaseOf = (id: string) =>
  queryOptions({ queryKey: ['models', 'release', id], queryFn: () => readRelease(id) });

/** What would move and what would stay; null where that is not told. */
export const migration = (of: { release: string } | { draft: string }) =>
  queryOptions({
    queryKey: ['models', 'migration', of],
    queryFn: () =>
      migrationOf(of).catch((error) => {
        if (isMissing(error)) {
          return null;
        }
        throw error;
      }),
  });

export const isForbidden = (error: unknown) => error instanceof Refused && error.status === 403;
