import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answered, api, type Schemas } from '../../shared/api/client';
import { keyOnce, refused, sent } from '../../shared/api/once';
import type { View } from './reviewView';

export type Review = Schemas['AccessReview'];
export type Item = Schemas['AccessItem'];
export type Start = Schemas['StartAccessReviewStart'];

const STARTING = 'access-review';

export const mayStart = queryOptions({
  queryKey: ['access-reviews', 'rights'],
  queryFn: async () => (await answered(api.GET('/api/v1/compliance/access-reviews/rights'))).mayStart,
});

export const reviews = infiniteQueryOptions({
  queryKey: ['access-reviews', 'list'],
  queryFn: ({ pageParam }) =>
    answered(
      api.GET('/api/v1/compliance/access-reviews', {
        params: { query: pageParam ? { cursor: pageParam } : {} },
      }),
    ),
  initialPageParam: '',
  getNextPageParam: (page) => page.nextCursor,
});

export const review = (id: string) =>
  queryOptions({
    queryKey: ['access-reviews', 'one', id],
    queryFn: () => answered(api.GET('/api/v1/compliance/access-reviews/{id}', { params: { path: { id } } })),
  });

export const items = (id: string, view: View) =>
  infiniteQueryOptions({
    queryKey: ['access-reviews', 'items', id, view],
    queryFn: ({ pageParam }) =>
      answered(
        api.GET('/api/v1/compliance/access-reviews/{id}/items', {
          params: { path: { id }, query: { view, limit: 100, ...(pageParam ? { cursor: pageParam } : {}) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });

/** Starts one; the same words sent again, because no answer came, start no second one. */
export function useStart(onStarted: (review: Review) => void) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: Start) =>
      answered(
        api.POST('/api/v1/compliance/access-reviews', {
          body,
          headers: { 'Idempotency-Key': keyOnce(STARTING, body) },
        }),
      ),
    onError: (error) => refused(STARTING, error),
    onSuccess: (started) => {
      sent(STARTING);
      void cache.invalidateQueries({ queryKey: ['access-reviews'] });
      onStarted(started);
    },
  });
}

export type Wish = 'keep' | 'revoke';

/** Whatever came of it, what is shown is read again: somebody else may have been quicker. */
export function useDecide(id: string, onDone: () => void) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ numbers, verdict, reason }: { numbers: number[]; verdict: Wish; reason: string }) =>
      answered(
        api.POST('/api/v1/compliance/access-reviews/{id}/decisions', {
          params: { path: { id } },
          body: { decisions: numbers.map((n) => ({ n, verdict, reason })) },
        }),
      ),
    onSuccess: onDone,
    onSettled: () => cache.invalidateQueries({ queryKey: ['access-reviews'] }),
  });
}

export function useClose(id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () =>
      answered(api.POST('/api/v1/compliance/access-reviews/{id}/closing', { params: { path: { id } } })),
    onSettled: () => cache.invalidateQueries({ queryKey: ['access-reviews'] }),
  });
}

export const open = ({ items: all, kept, revoked, gone }: Review) => all - kept - revoked - gone;

/** What came of it so far, in words. */
export function soFar(one: Review): string {
  const { items: all, kept, revoked, gone } = one;
  const done = all - open(one);
  const what = [
    kept > 0 ? `${kept.toLocaleString()} kept` : '',
    revoked > 0 ? `${revoked.toLocaleString()} revoked` : '',
    gone > 0 ? `${gone.toLocaleString()} gone meanwhile` : '',
  ].filter(Boolean);
  const counted = `${done.toLocaleString()} of ${all.toLocaleString()} decided`;
  return what.length > 0 ? `${counted}: ${what.join(', ')}` : counted;
}
