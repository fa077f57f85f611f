import { queryOptions, useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { answered, api, Refused, SIGNED_IN, SIGNED_OUT } from '../../shared/api/client';
import { draftsBelongTo, forgetAll } from '../../shared/forms/draft';

export const session = queryOptions({
  queryKey: ['session'],
  queryFn: async () => {
    const mine = await answered(api.GET('/api/v1/session'));
    draftsBelongTo(mine.account);
    return mine;
  },
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
      draftsBelongTo(mine.account);
      cache.setQueryData(session.queryKey, mine);
      window.dispatchEvent(new Event(SIGNED_IN));
      void cache.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
    },
  });
}

/**
 * Ends the session; one that has ended already is as good.
 *
 * @param leave goes where nothing asks for what only a signed-in person gets
 */
export function useSignOut(leave: () => Promise<void>) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      try {
        await answered(api.DELETE('/api/v1/session'));
      } catch (error) {
        if (!(error instanceof Refused && error.status === 401)) {
          throw error;
        }
      }
    },
    onSuccess: async () => {
      forgetAll();
      await leave();
      cache.clear();
    },
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
