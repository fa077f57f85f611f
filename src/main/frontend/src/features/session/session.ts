import { queryOptions, useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { answered, api, SIGNED_OUT } from '../../shared/api/client';

export const session = queryOptions({
  queryKey: ['session'],
  queryFn: () => answered(api.GET('/api/v1/session')),
  staleTime: 60_000,
  retry: false,
});

export const useSession = () => useSuspenseQuery(session).data;

/** The same person again keeps what is on the screen; somebody else starts with an empty one. */
export function useSignIn() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (by: { account: string; password: string } | { token: string }) =>
      answered(api.POST('/api/v1/session', { body: by })),
    onSuccess: (mine) => {
      const before = cache.getQueryData(session.queryKey);
      if (before?.account !== mine.account) {
        cache.clear();
      }
      cache.setQueryData(session.queryKey, mine);
      void cache.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
    },
  });
}

export function useSignOut() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => answered(api.DELETE('/api/v1/session')),
    onSettled: () => cache.clear(),
  });
}

/** Whether the server has said that it no longer knows who this is. */
export function useSignedOut(): [boolean, () => void] {
  const [ended, setEnded] = useState(false);
  useEffect(() => {
    const show = () => setEnded(true);
    window.addEventListener(SIGNED_OUT, show);
    return () => window.removeEventListener(SIGNED_OUT, show);
  }, []);
  return [ended, useCallback(() => setEnded(false), [])];
}
