import { queryOptions } from '@tanstack/react-query';
import { answered, api, type Schemas } from '../../shared/api/client';
import type { Change } from './change';
import { flat } from './flat';

export type Earlier = Schemas['CompareChangeEarlier'];

export const comparison = (id: string) =>
  queryOptions({
    queryKey: ['change', id, 'comparison'],
    queryFn: () => answered(api.GET('/api/v1/changes/{id}/comparison', { params: { path: { id } } })),
  });

export interface Line {
  name: string;
  now?: string;
  before?: string;
}

const NAMES: Record<string, string> = {
  action: 'Action',
  project: 'Project',
  environment: 'Environment',
  target: 'Target',
  'artifact.name': 'Artifact',
  'artifact.digest': 'Artifact digest',
};

const named = (operation: object): [string, string][] =>
  flat(operation).map(([path, value]) => [NAMES[path] ?? path.replace(/^parameters\./, ''), value]);

const first = Object.values(NAMES);
const rank = (name: string) => (first.includes(name) ? first.indexOf(name) : first.length);

/** What runs, line by line, beside what was before; only what is there has a value. The usual fields come first. */
export function lines(
  change: Pick<Change, 'operation'>,
  earlier: Pick<Earlier, 'operation'> | undefined,
): Line[] {
  const now = new Map(named(change.operation));
  const before = new Map(named((earlier?.operation ?? change.operation) as object));
  const names = [...new Set([...now.keys(), ...before.keys()])];
  return names
    .sort((one, other) => rank(one) - rank(other))
    .map((name) => ({ name, now: now.get(name), before: before.get(name) }));
}
