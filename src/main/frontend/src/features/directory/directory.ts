import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answered, api, type Schemas } from '../../shared/api/client';

export type Membership = Schemas['Membership'];
export type Absence = Schemas['Absence'];
export type Account = Schemas['Account'];

export const me = queryOptions({
  queryKey: ['directory', 'me'],
  queryFn: () => answered(api.GET('/api/v1/directory/me')),
});

export const teams = queryOptions({
  queryKey: ['directory', 'teams'],
  queryFn: async () => (await answered(api.GET('/api/v1/directory/teams'))).items,
});

export const absences = queryOptions({
  queryKey: ['directory', 'absences'],
  queryFn: async () => (await answered(api.GET('/api/v1/directory/absences'))).items,
});

export const person = (id: string) =>
  queryOptions({
    queryKey: ['directory', 'person', id],
    queryFn: () => answered(api.GET('/api/v1/directory/people/{id}', { params: { path: { id } } })),
  });

/** Changes that the team has to decide on now. */
export const waiting = (team: string) =>
  queryOptions({
    queryKey: ['changes', 'count', { team }],
    queryFn: () =>
      answered(
        api.GET('/api/v1/changes/count', { params: { query: { view: 'all', status: ['pending'], team } } }),
      ),
  });

export const useAdministrator = () => useQuery(me).data?.administrator ?? false;

/** Something that alters the directory; who may decide what may be different afterwards. */
export function useAct(act: () => Promise<unknown>, onDone: () => void) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: async () => {
      onDone();
      await cache.invalidateQueries();
    },
  });
}
