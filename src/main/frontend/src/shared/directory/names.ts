import { queryOptions, useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { answered, api } from '../api/client';

const MINUTE = 60_000;

export const people = queryOptions({
  queryKey: ['directory', 'people'],
  queryFn: async () => (await answered(api.GET('/api/v1/directory/people'))).items,
  staleTime: MINUTE,
});

export const accounts = queryOptions({
  queryKey: ['directory', 'accounts'],
  queryFn: async () => (await answered(api.GET('/api/v1/directory/accounts'))).items,
  staleTime: MINUTE,
});

/** Names of people by id; an id that nobody knows stays one. */
export function useNames(): (id: string) => string {
  const { data } = useQuery(people);
  const known = useMemo(() => new Map(data?.map((one) => [one.id, one.name])), [data]);
  return useCallback((id) => known.get(id) ?? id, [known]);
}

/** Who is behind an account: the name of a person; a service account is known by its own. */
export function useWho(): (account: string) => string {
  const { data } = useQuery(accounts);
  const names = useNames();
  const owners = useMemo(
    () => new Map(data?.filter((one) => !one.service).map((one) => [one.id, one.person])),
    [data],
  );
  return useCallback(
    (account) => {
      const owner = owners.get(account);
      return owner === undefined ? account : names(owner);
    },
    [owners, names],
  );
}
