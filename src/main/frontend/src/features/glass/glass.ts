import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answered, api, type Schemas } from '../../shared/api/client';

export type Session = Schemas['SessionView'];
export type SessionRow = Schemas['SessionViewRow'] & { ahead: number };
export type Opening = Schemas['Opening'];
export type Proposal = Schemas['ProposedOpening'];

const FRESH = 15_000;

/** How much further the server's clock is than the one here: what counts down goes by the server's. */
const byOurClock = <T extends { now: string }>(seen: T) => ({
  ...seen,
  ahead: Date.parse(seen.now) - Date.now(),
});

/** Those that are open, for the banner: asked for now and then too, where nothing is pushed. */
export const openSessions = queryOptions({
  queryKey: ['sessions', 'open'],
  queryFn: async () =>
    (await answered(api.GET('/api/v1/break-glass', { params: { query: { status: 'open' } } }))).items
      .filter((one) => !one.over)
      .map(byOurClock),
  refetchInterval: FRESH,
});

export const allSessions = infiniteQueryOptions({
  queryKey: ['sessions', 'list'],
  queryFn: async ({ pageParam }) => {
    const query = { limit: 50, ...pageParam };
    const page = await answered(api.GET('/api/v1/break-glass', { params: { query } }));
    return { ...page, items: page.items.map(byOurClock) };
  },
  initialPageParam: {} as { cursor?: string },
  getNextPageParam: (last) => (last.nextCursor ? { cursor: last.nextCursor } : undefined),
  refetchInterval: FRESH,
});

export const session = (id: string) =>
  queryOptions({
    queryKey: ['session-of', id],
    queryFn: async () =>
      byOurClock(await answered(api.GET('/api/v1/break-glass/{id}', { params: { path: { id } } }))),
    refetchInterval: FRESH,
  });

export const facts = (id: string) =>
  queryOptions({
    queryKey: ['session-of', id, 'timeline'],
    queryFn: async () =>
      (await answered(api.GET('/api/v1/break-glass/{id}/timeline', { params: { path: { id } } }))).items,
  });

export const diagram = (id: string) =>
  queryOptions({
    queryKey: ['session-of', id, 'diagram'],
    queryFn: () => answered(api.GET('/api/v1/break-glass/{id}/diagram', { params: { path: { id } } })),
  });

/** What process owners have released for openings, and what may be chosen in it. */
export const openingForm = queryOptions({
  queryKey: ['opening-form'],
  queryFn: () => answered(api.GET('/api/v1/break-glass/form')),
});

export const incidents = queryOptions({
  queryKey: ['incidents'],
  queryFn: async () =>
    (await answered(api.GET('/api/v1/incidents', { params: { query: { status: 'active' } } }))).items,
});

/** What one would most likely open, for this incident or for the gravest. */
export const proposal = (incident: string) =>
  queryOptions({
    queryKey: ['sessions', 'proposal', incident],
    queryFn: () =>
      answered(
        api.GET('/api/v1/break-glass/proposal', {
          params: { query: incident ? { incident } : {} },
        }),
      ),
    placeholderData: (before) => before,
    retry: false,
  });

export const debts = queryOptions({
  queryKey: ['sessions', 'debts'],
  queryFn: async () => (await answered(api.GET('/api/v1/break-glass/debts'))).items,
});

/** An act on sessions: all that is shown of them is read again, whatever came of it. */
export function useGlass<T, R>(
  act: (wanted: T) => Promise<R>,
  onSuccess?: (result: R) => void,
  onError?: (error: unknown) => void,
) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess,
    onError,
    onSettled: async () => {
      void cache.invalidateQueries({ queryKey: ['sessions'] });
      void cache.invalidateQueries({ queryKey: ['incidents'] });
      void cache.invalidateQueries({ queryKey: ['tasks'] });
      void cache.invalidateQueries({ queryKey: ['change'] });
      await cache.invalidateQueries({ queryKey: ['session-of'] });
    },
  });
}

/** Why a session is over, in words. */
export const ENDS: Record<NonNullable<Session['endReason']>, string> = {
  by_hand: 'ended by hand',
  incident_over: 'its incident is over',
  idle: 'nothing was done for too long',
  budget_spent: 'its actions are used up',
  expired: 'its time is over',
  revoked: 'revoked',
};

export const OWES: Record<string, string> = {
  closure: 'the closure',
  review: 'the review',
  preventive_action: 'the preventive action',
};
