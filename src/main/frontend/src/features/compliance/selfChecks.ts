import { queryOptions } from '@tanstack/react-query';
import { answered, api, type Schemas } from '../../shared/api/client';

export type SelfCheck = Schemas['SelfCheck'];
export type CheckedRule = Schemas['SelfCheckCheckedRule'];

const SOON = 3_000;
const FRESH = 60_000;

const waits = (check: SelfCheck) => !check.finishedAt;

/** Looked at often while one is under way. */
export const selfChecks = queryOptions({
  queryKey: ['self-checks'],
  queryFn: () => answered(api.GET('/api/v1/compliance/self-checks')),
  refetchInterval: ({ state }) => (state.data?.items.some(waits) ? SOON : FRESH),
});

export const waiting = (checks: SelfCheck[]) => checks.find(waits);

/** The one to show: that of the address, else the last that has finished. */
export function chosen(checks: SelfCheck[], id?: string): SelfCheck | undefined {
  const finished = checks.filter((check) => !waits(check));
  return finished.find((check) => check.id === id) ?? finished[0];
}

export type Outcome = 'right' | 'fault' | 'reminder';

export const outcome = ({ found, fault }: CheckedRule): Outcome =>
  found === 0 ? 'right' : fault ? 'fault' : 'reminder';

/** What does not hold comes first, faults before reminders. */
export const inOrder = (rules: CheckedRule[]): CheckedRule[] => {
  const order: Outcome[] = ['fault', 'reminder', 'right'];
  return [...rules].sort((one, other) => order.indexOf(outcome(one)) - order.indexOf(outcome(other)));
};

/** How long it took, in seconds; at least one. */
export const took = ({ startedAt, finishedAt }: SelfCheck): number =>
  startedAt && finishedAt
    ? Math.max(1, Math.round((Date.parse(finishedAt) - Date.parse(startedAt)) / 1000))
    : 0;
