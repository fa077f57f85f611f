import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answered, api, type Schemas } from '../../shared/api/client';

export type Row = Schemas['ChangeRow'];
type Status = Row['status'];

const PAGE = 50;
const FRESH = 15_000;

export interface RunView {
  id: 'ready' | 'running' | 'ended' | 'violations';
  name: string;
  sort: 'due' | '-created';
  query: { status?: Status[]; violation?: boolean };
  empty: string;
}

export const RUN_VIEWS: [RunView, ...RunView[]] = [
  {
    id: 'ready',
    name: 'May run',
    sort: 'due',
    query: { status: ['approved'] },
    empty: 'Nothing is approved and waits to run. Approved changes show up here until they run or expire.',
  },
  {
    id: 'running',
    name: 'Running',
    sort: 'due',
    query: { status: ['executing'] },
    empty: 'Nothing runs now. A change shows up here from the redemption of its permit until its outcome.',
  },
  {
    id: 'ended',
    name: 'Ended',
    sort: '-created',
    query: { status: ['succeeded', 'failed', 'rolled_back'] },
    empty: 'Nothing has ended yet.',
  },
  {
    id: 'violations',
    name: 'Ran something else',
    sort: '-created',
    query: { violation: true },
    empty: 'All that ran is what was approved.',
  },
];

export const runViewOf = (id: unknown): RunView => RUN_VIEWS.find((view) => view.id === id) ?? RUN_VIEWS[0];

export const runs = ({ query, sort }: RunView) =>
  infiniteQueryOptions({
    queryKey: ['changes', 'head', 'runs', query, sort],
    queryFn: ({ pageParam }) =>
      answered(
        api.GET('/api/v1/changes', {
          params: { query: { view: 'all', ...query, sort, limit: PAGE, ...pageParam } },
        }),
      ),
    initialPageParam: {} as { cursor?: string },
    getNextPageParam: (last) => (last.nextCursor ? { cursor: last.nextCursor } : undefined),
    refetchInterval: FRESH,
  });

export const runCount = ({ query }: RunView) =>
  queryOptions({
    queryKey: ['changes', 'count', 'runs', query],
    queryFn: () =>
      answered(api.GET('/api/v1/changes/count', { params: { query: { view: 'all', ...query } } })),
    refetchInterval: FRESH,
  });

/** Those that nobody has reported on in time; what is due first comes first, so that these lead the page of what runs. */
export const overdue = (running: Row[]): Row[] => running.filter((row) => row.run?.state === 'unreported');

const PERMITS: Record<string, string> = {
  issued: 'permit issued, not used yet',
  redeemed: 'permit used',
  revoked: 'permit revoked',
  expired: 'permit ran out unused',
};

const ENDED: Status[] = ['succeeded', 'failed', 'rolled_back'];

/** How far a change has come on its way from approval to outcome, in words. */
export function stateOf(row: Row): string {
  if (row.run?.state === 'unreported') {
    return 'outcome overdue';
  }
  if (row.run?.state === 'started') {
    return 'runs; its outcome is to be reported';
  }
  if (ENDED.includes(row.status)) {
    return proofs(row);
  }
  return row.run ? (PERMITS[row.run.permitState] ?? row.run.permitState) : 'no permit asked for yet';
}

export function proofs(row: Row): string {
  const count = row.run?.evidence ?? 0;
  return count === 0 ? 'no evidence' : count === 1 ? 'one piece of evidence' : `${count} pieces of evidence`;
}
