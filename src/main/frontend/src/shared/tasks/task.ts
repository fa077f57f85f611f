import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answered, api } from '../api/client';
import { forget } from '../forms/draft';

/** Open tasks of a change that the caller may do. */
export const tasksOf = (change: string) =>
  queryOptions({
    queryKey: ['change', change, 'tasks'],
    queryFn: () => answered(api.GET('/api/v1/tasks', { params: { query: { change } } })),
  });

/** Ids of user tasks in the shipped model that pages treat in a way of their own. */
export const REVIEW = 'userTask_reviewChange';
export const REMEDY = 'userTask_remedyChange';
export const OUTCOME = 'userTask_reportOutcome';

/** The review task as it is now: a revision that asks everybody again has one of its own. */
export function useReviewNow(change: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      const { items } = await cache.fetchQuery({ ...tasksOf(change), staleTime: 0 });
      const review = items.find((one) => one.key === REVIEW);
      if (!review) {
        throw new Error('No seat of this revision is open to you.');
      }
      return review.id;
    },
  });
}

export const formOf = (task: string) =>
  queryOptions({
    queryKey: ['form', task],
    queryFn: () => answered(api.GET('/api/v1/tasks/{id}/form', { params: { path: { id: task } } })),
    staleTime: Number.POSITIVE_INFINITY,
  });

export function useCompletion(task: string, change: string | undefined, draft: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (variables: Record<string, unknown>) =>
      answered(
        api.POST('/api/v1/tasks/{id}/completion', { params: { path: { id: task } }, body: { variables } }),
      ),
    onSuccess: async () => {
      forget(draft);
      void cache.invalidateQueries({ queryKey: ['tasks'] });
      void cache.invalidateQueries({ queryKey: ['changes'] });
      if (change) {
        await cache.invalidateQueries({ queryKey: ['change', change] });
      }
    },
    onError: () => {
      if (change) {
        void cache.invalidateQueries({ queryKey: ['change', change] });
      }
    },
  });
}

export function useClaim(change: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ task, release }: { task: string; release: boolean }) =>
      answered(
        api.POST(release ? '/api/v1/tasks/{id}/release' : '/api/v1/tasks/{id}/claim', {
          params: { path: { id: task } },
        }),
      ),
    onSettled: () => cache.invalidateQueries({ queryKey: ['change', change] }),
  });
}
