import { queryOptions } from '@tanstack/react-query';
import { answered, api, type Schemas } from '../../shared/api/client';
import type { Column } from '../../shared/csv/csv';

export type Checklist = Schemas['Checklist'];
export type Item = Schemas['ChecklistItem'];
export type Rule = Schemas['ChecklistRule'];
export type Offender = Schemas['ChecklistOffender'];

const DAY = 86_400_000;
const FRESH = 30_000;

export const PERIODS = [30, 90, 365] as const;

/** Of which facts; it lives in the address, so that it can be sent to somebody. */
export interface Period {
  days: (typeof PERIODS)[number];
  project?: string;
}

/** Reads the address; what it does not know is left out rather than refused. */
export function readPeriod({ days, project }: Record<string, unknown>): Period {
  const known = PERIODS.find((one) => String(one) === String(days)) ?? 90;
  return typeof project === 'string' && project !== '' ? { days: known, project } : { days: known };
}

/** Asked again and again while somebody looks; each time up to that moment. */
export const checklist = ({ days, project }: Period) =>
  queryOptions({
    queryKey: ['checklist', days, project],
    queryFn: () => {
      const from = new Date(Date.now() - days * DAY).toISOString();
      return answered(
        api.GET('/api/v1/compliance/checklist', {
          params: { query: { from, ...(project ? { project } : {}) } },
        }),
      );
    },
    refetchInterval: FRESH,
  });

/** What somebody reads of it: the verdicts and the offenders, and not how many facts there were. */
const read = ({ items }: Checklist) =>
  JSON.stringify(items.map(({ rules }) => rules.map(({ found, offenders }) => [found, offenders])));

export const readsTheSame = (one: Checklist, other: Checklist) => read(one) === read(other);

export type Verdict = 'met' | 'open' | 'nothing';

/** Where there was nothing to look at, nothing is proven. */
export const verdict = (of: { lookedAt: number; met: boolean }): Verdict =>
  of.lookedAt === 0 && of.met ? 'nothing' : of.met ? 'met' : 'open';

export const ruleVerdict = ({ lookedAt, found }: Rule): Verdict => verdict({ lookedAt, met: found === 0 });

/** Each offender with what it offends against, as a file. */
export const offences = ({ items }: Checklist) =>
  items.flatMap((item) =>
    item.rules.flatMap((rule) => rule.offenders.map((offender) => ({ item, rule, offender }))),
  );

type Offence = ReturnType<typeof offences>[number];

export const COLUMNS: Column<Offence>[] = [
  ['item', ({ item }) => item.title],
  ['rule', ({ rule }) => rule.sentence],
  ['kind', ({ offender }) => offender.kind],
  ['id', ({ offender }) => offender.id],
  ['what', ({ offender }) => offender.what],
  ['project', ({ offender }) => offender.project],
  ['at', ({ offender }) => offender.at],
  ['who', ({ offender }) => offender.who],
  ['detail', ({ offender }) => offender.detail],
];
