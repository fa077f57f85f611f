import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { type Effect, isMissing, type Replay, replay, replayed, replays } from './api';

const LOOK = 1_000;

/** Looked at again and again while it runs. */
export const replayOf = (id: string) =>
  queryOptions({
    queryKey: ['models', 'replay', id],
    queryFn: () => replay(id),
    refetchInterval: ({ state }) => (state.data?.status === 'running' ? LOOK : false),
  });

/** Replays of a draft, latest first; null where there are none here. */
export const replaysOf = (draft: string) =>
  queryOptions({
    queryKey: ['models', 'replays', draft],
    queryFn: () =>
      replays(draft).then(
        ({ items }) => items,
        (error) => {
          if (isMissing(error)) {
            return null;
          }
          throw error;
        },
      ),
    refetchInterval: ({ state }) => (state.data?.[0]?.status === 'running' ? LOOK : false),
  });

export const changesOf = (id: string, effect: Effect | undefined) =>
  infiniteQueryOptions({
    queryKey: ['models', 'replayed', id, effect],
    queryFn: ({ pageParam }) => replayed(id, effect, pageParam || undefined),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
  });

const EFFECTS: Record<string, string> = {
  same: 'go as before',
  automatic: 'would need nobody',
  gated: 'would meet a new gate',
  ungated: 'would meet a gate less',
  otherTeams: 'would need other teams',
  moreSeats: 'would need more approvals',
  fewerSeats: 'would need fewer approvals',
  impossible: 'could be approved by nobody, or would be refused',
  possible: 'could be approved, and could not',
  longer: 'would have more time to be decided',
  shorter: 'would have less time to be decided',
  riskUp: 'would be of higher risk',
  riskDown: 'would be of lower risk',
  otherTerms: 'would go by other terms',
  unknown: 'are of a project or action that is not there any more',
};

/** An effect in words; one that is not known here is named by itself. */
export const effectInWords = (effect: string) => EFFECTS[effect] ?? effect;

/** Effects with their counts, the largest first; what stays the same comes last. */
export const effectsOf = ({ counts }: Pick<Replay, 'counts'>): [Effect, number][] =>
  (Object.entries(counts) as [Effect, number][])
    .filter(([, count]) => count > 0)
    .sort(([a, many], [b, more]) => Number(a === 'same') - Number(b === 'same') || more - many);

/** What of a change is different, as was and now. */
export const alterations = ({ was, now }: { was: object; now: object }) => differing({ ...was }, { ...now });

const differing = (was: Record<string, unknown>, now: Record<string, unknown>) =>
  [...new Set([...Object.keys(was), ...Object.keys(now)])]
    .filter((name) => JSON.stringify(was[name]) !== JSON.stringify(now[name]))
    .map((name) => ({ name, was: said(was[name]), now: said(now[name]) }));

const said = (value: unknown): string =>
  value === undefined || value === null
    ? ''
    : Array.isArray(value)
      ? value.map(said).join(', ')
      : typeof value === 'object'
        ? Object.entries(value)
            .map(([name, one]) => `${name} ${said(one)}`)
            .join(' ')
        : String(value);
