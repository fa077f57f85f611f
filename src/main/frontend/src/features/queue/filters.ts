import type { Schemas } from '../../shared/api/client';

type Row = Schemas['ChangeRow'];

/** What the queue shows; it lives in the address, so that it can be sent to somebody. */
export interface Filters {
  view: 'waiting-for-me' | 'mine' | 'decided-by-me' | 'all';
  sort: 'due' | '-created' | 'risk';
  project?: string;
  environment?: string;
  action?: string;
  risk?: NonNullable<Row['risk']>;
  status?: 'open' | Row['status'];
  q?: string;
}

export const OPEN: Row['status'][] = ['pending', 'rejected', 'approved', 'executing'];

export interface View {
  name: string;
  filters: Partial<Filters>;
}

export const VIEWS: View[] = [
  { name: 'Waiting for me', filters: { view: 'waiting-for-me' } },
  { name: 'Mine', filters: { view: 'mine' } },
  { name: 'Decided by me', filters: { view: 'decided-by-me' } },
  { name: 'All open', filters: { view: 'all', status: 'open' } },
  { name: 'All', filters: { view: 'all' } },
];

const oneOf = <T extends string>(value: unknown, known: readonly T[]): T | undefined =>
  known.find((one) => one === value);

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value : undefined;

/** Reads the address; what it does not know is left out rather than refused. */
export function readFilters(search: Record<string, unknown>): Filters {
  const read: Filters = {
    view: oneOf(search.view, ['waiting-for-me', 'mine', 'decided-by-me', 'all']) ?? 'waiting-for-me',
    sort: oneOf(search.sort, ['due', '-created', 'risk']) ?? 'due',
    project: text(search.project),
    environment: text(search.environment),
    action: text(search.action),
    risk: oneOf(search.risk, ['low', 'medium', 'high', 'critical']),
    status: oneOf(search.status, [
      'open',
      ...OPEN,
      'succeeded',
      'failed',
      'rolled_back',
      'withdrawn',
      'expired',
      'declined',
    ]),
    q: text(search.q),
  };
  return Object.fromEntries(
    Object.entries(read).filter(([, value]) => value !== undefined),
  ) as unknown as Filters;
}

/** The same as parameters of the API. */
export function asQuery({ status, sort: _, ...rest }: Filters) {
  return { ...rest, ...(status ? { status: status === 'open' ? OPEN : [status] } : {}) };
}
