import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answered, api, type Schemas } from '../../shared/api/client';

export type Task = Schemas['OpenTask'];

const PAGE = 100;
const FRESH = 30_000;

/** Every open task that the caller may do, the oldest first. */
export const tasks = infiniteQueryOptions({
  queryKey: ['tasks', 'list'],
  queryFn: ({ pageParam }) =>
    answered(api.GET('/api/v1/tasks', { params: { query: { limit: PAGE, ...pageParam } } })),
  initialPageParam: {} as { cursor?: string },
  getNextPageParam: (last) => (last.nextCursor ? { cursor: last.nextCursor } : undefined),
  refetchInterval: FRESH,
});

export const task = (id: string) =>
  queryOptions({
    queryKey: ['task', id],
    queryFn: () => answered(api.GET('/api/v1/tasks/{id}', { params: { path: { id } } })),
    retry: false,
  });

const PROCESSES: Record<string, string> = {
  'change-approval': 'Approval of a change',
  'break-glass': 'Break-glass session',
  'model-release': 'Release of a model',
};

/** The process in words; one that is not known here by its key. */
export const processOf = (task: Task): string => PROCESSES[task.process] ?? task.process.replaceAll('-', ' ');

export interface Group {
  name: string;
  tasks: Task[];
}

/** Tasks by what is to be done, the kinds in the order in which the first of each came up. */
export function grouped(all: Task[]): Group[] {
  const groups = new Map<string, Task[]>();
  for (const task of all) {
    groups.set(task.name, [...(groups.get(task.name) ?? []), task]);
  }
  return [...groups].map(([name, found]) => ({ name, tasks: found }));
}

/** Says that the caller works on it, or no longer does; a courtesy to the others. */
export function useTaskClaim(task: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (release: boolean) =>
      answered(
        api.POST(release ? '/api/v1/tasks/{id}/release' : '/api/v1/tasks/{id}/claim', {
          params: { path: { id: task } },
        }),
      ),
    onSettled: () => {
      void cache.invalidateQueries({ queryKey: ['tasks'] });
      return cache.invalidateQueries({ queryKey: ['task', task] });
    },
  });
}
