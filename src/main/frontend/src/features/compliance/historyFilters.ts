import type { Offered } from '../../shared/ui/Choice';

/** What of the history is shown; it lives in the address, so that it can be sent to somebody. */
export interface HistoryFilters {
  text?: string;
  kind?: 'change' | 'session';
  project?: string;
  environment?: string;
  action?: string;
  risk?: 'low' | 'medium' | 'high' | 'critical';
  status?: Status;
  role?: Role;
  who?: string;
  team?: string;
  rule?: string;
  incident?: string;
  time?: Time;
  from?: string;
  to?: string;
}

export type Role = 'requester' | 'author' | 'decider';
export type Time = 'closed' | 'decided';
type Status = (typeof STATUS)[number][0];

export const KINDS: Offered = [
  ['change', 'changes'],
  ['session', 'sessions'],
];
export const RISKS: Offered = ['low', 'medium', 'high', 'critical'].map((risk) => [risk, risk]);
const STATUS = [
  ['succeeded', 'succeeded'],
  ['failed', 'failed'],
  ['rolled_back', 'rolled back'],
  ['withdrawn', 'withdrawn'],
  ['expired', 'expired'],
  ['declined', 'declined'],
  ['pending', 'waits for decisions'],
  ['rejected', 'rejected'],
  ['approved', 'approved'],
  ['executing', 'running'],
  ['open', 'session: open'],
  ['ended', 'session: ended'],
  ['closed', 'session: closed'],
  ['reviewed', 'session: reviewed'],
  ['done', 'session: done'],
] as const;
export const STATUSES: Offered = STATUS;
export const ROLES: Offered = [
  ['requester', 'asked'],
  ['author', 'wrote'],
  ['decider', 'decided'],
];
export const TIMES: Offered = [
  ['closed', 'closed'],
  ['decided', 'decided'],
];

const text = (value: unknown) =>
  typeof value === 'string' && value.trim() !== ''
    ? value
    : typeof value === 'number'
      ? String(value)
      : undefined;
const day = (value: unknown) =>
  typeof value === 'string' &&
  /^[2-9]\d{3}-\d\d-\d\d$/.test(value) &&
  !Number.isNaN(Date.parse(`${value}T00:00:00Z`))
    ? value
    : undefined;
const oneOf = <T>(value: unknown, offered: Offered) =>
  offered.find(([one]) => one === value)?.[0] as T | undefined;

/** Reads the address; what it does not know is left out rather than refused. */
export function readHistoryFilters(search: Record<string, unknown>): HistoryFilters {
  const who = text(search.who);
  const from = day(search.from);
  const to = day(search.to);
  const read = {
    text: text(search.text),
    kind: oneOf(search.kind, KINDS),
    project: text(search.project),
    environment: text(search.environment),
    action: text(search.action),
    risk: oneOf(search.risk, RISKS),
    status: oneOf(search.status, STATUSES),
    role: oneOf(search.role, ROLES),
    who,
    team: text(search.team),
    rule: text(search.rule),
    incident: text(search.incident),
    time: oneOf(search.time, TIMES),
    from,
    to,
  };
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined));
}

const DAY = 86_400_000;

/** The same as parameters of the API. Days are those of UTC, the last one whole; a rule may be `table/id`. */
export function asQuery({ role, who, time, from, to, rule, status, ...same }: HistoryFilters) {
  const [table, id] = rule?.includes('/') ? rule.split('/', 2) : [undefined, rule];
  return {
    ...same,
    ...(status ? { status: [status] } : {}),
    ...(who ? { [role ?? 'person']: who } : {}),
    ...(id ? { rule: id } : {}),
    ...(id && table ? { table } : {}),
    ...(from ? { [`${time ?? 'created'}From`]: `${from}T00:00:00Z` } : {}),
    ...(to ? { [`${time ?? 'created'}Until`]: dayAfter(to) } : {}),
  };
}

const dayAfter = (day: string) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + DAY).toISOString().replace('.000', '');

/** The search in words, for whoever is to see at once what a population is. */
export function inWords(filters: HistoryFilters): string {
  const words = Object.entries(asQuery(filters)).map(([name, value]) => `${name} ${value}`);
  return words.length === 0 ? 'everything that you may see' : words.join(', ');
}
