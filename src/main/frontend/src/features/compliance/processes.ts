import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answered, api, type Schemas } from '../../shared/api/client';
import type { Column } from '../../shared/csv/csv';
import type { Look } from './look';

export type ProcessMap = Schemas['ProcessMap'];
export type Element = Schemas['ProcessMapElement'];

const DAY = 86_400_000;
const HOUR = 3_600_000;
const MINUTE = 60_000;
const FRESH = 60_000;

export const processes = queryOptions({
  queryKey: ['processes'],
  queryFn: () => answered(api.GET('/api/v1/compliance/processes')),
  staleTime: FRESH,
});

const asked = ({ version, days, project }: Look) => ({
  ...(version ? { version } : {}),
  ...(project ? { project } : {}),
  from: new Date(Date.now() - days * DAY).toISOString(),
});

export const processMap = (look: Look) =>
  queryOptions({
    queryKey: ['process-map', look.process, look.version, look.days, look.project],
    queryFn: () =>
      answered(
        api.GET('/api/v1/compliance/processes/{key}', {
          params: { path: { key: look.process }, query: asked(look) },
        }),
      ),
    staleTime: FRESH,
  });

export const visits = (look: Look, element: string) => {
  const from = asked(look);
  return infiniteQueryOptions({
    queryKey: ['visits', look.process, look.version, look.days, look.project, element, look.now],
    queryFn: ({ pageParam }) =>
      answered(
        api.GET('/api/v1/compliance/processes/{key}/elements/{element}/instances', {
          params: {
            path: { key: look.process, element },
            query: {
              ...(pageParam ? pageParam.from : from),
              ...(look.now ? { active: true } : {}),
              ...(pageParam ? { cursor: pageParam.cursor } : {}),
              limit: 25,
            },
          },
        }),
      ).then((page) => ({ ...page, from: pageParam?.from ?? from })),
    initialPageParam: undefined as { cursor: string; from: typeof from } | undefined,
    getNextPageParam: ({ nextCursor, from: of }) =>
      nextCursor ? { cursor: nextCursor, from: of } : undefined,
    staleTime: FRESH,
  });
};

/** An ISO 8601 duration of days and less, in milliseconds. */
export function millis(duration: string): number {
  const parts = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?$/.exec(duration);
  return parts
    ? Number(parts[1] ?? 0) * HOUR + Number(parts[2] ?? 0) * MINUTE + Number(parts[3] ?? 0) * 1000
    : 0;
}

/** About how long, in one number. */
export function about(ms: number): string {
  if (ms < 1000) {
    return '< 1 s';
  }
  if (ms < MINUTE) {
    return `${Math.round(ms / 1000)} s`;
  }
  if (ms < HOUR) {
    return `${Math.round(ms / MINUTE)} min`;
  }
  return ms < 2 * DAY ? `${tenth(ms / HOUR)} h` : `${tenth(ms / DAY)} days`;
}

const tenth = (value: number) => (value < 10 ? Math.round(value * 10) / 10 : Math.round(value));

/** By what elements are compared; none: nothing can be said of it. */
export const measured = ({ entered, median }: Element, measure: Look['measure']): number | undefined =>
  measure === 'often' ? entered : median === undefined ? undefined : millis(median);

export const LEVELS = 5;

/** How dark, from 1 to LEVELS; none where there is nothing. Times differ by magnitudes, so that they are compared by these. */
export function heat(value: number | undefined, most: number, measure: Look['measure']): number | undefined {
  if (value === undefined || most <= 0 || (measure === 'often' && value === 0)) {
    return undefined;
  }
  const part = measure === 'often' ? value / most : Math.log1p(value) / Math.log1p(most);
  return Math.max(1, Math.ceil(part * LEVELS));
}

/** The most that any element has. */
export const most = (elements: Element[], measure: Look['measure']) =>
  elements.reduce((so, element) => Math.max(so, measured(element, measure) ?? 0), 0);

/** The most first; equal ones, and those of which nothing is known, in the order of the model. */
export const sorted = (elements: Element[], measure: Look['measure']) =>
  [...elements].sort((one, other) => (measured(other, measure) ?? -1) - (measured(one, measure) ?? -1));

const KINDS: Record<string, string> = {
  userTask: 'task of a person',
  serviceTask: 'service task',
  businessRuleTask: 'decision table',
  exclusiveGateway: 'question',
  parallelGateway: 'gateway',
  eventBasedGateway: 'gateway',
  boundaryEvent: 'event',
  subProcess: 'part of the process',
  intermediateCatchEvent: 'event that is waited for',
  intermediateThrowEvent: 'event',
  startEvent: 'start',
  endEvent: 'end',
  receiveTask: 'message that is waited for',
};

export const kind = (type: string) => KINDS[type] ?? type;

export const COLUMNS: Column<Element>[] = [
  ['element', ({ id }) => id],
  ['name', ({ name }) => name],
  ['type', ({ type }) => type],
  ['entered', ({ entered }) => entered],
  ['there now', ({ active }) => active],
  ['cut short', ({ cancelled }) => cancelled],
  ['median', ({ median }) => median],
  ['90 %', ({ p90 }) => p90],
];
