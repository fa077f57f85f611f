import { queryOptions } from '@tanstack/react-query';
import { answered, api, type Schemas } from '../../shared/api/client';
import { type Period, readPeriod } from './checklist';

export type Report = Schemas['ReportAnswer'];
export type Figure = Schemas['ReportAnswerFigureAnswer'];
export type Column = Schemas['ReportAnswerReportColumn'];
export type Listed = Schemas['ShowReportListed'];

const DAY = 86_400_000;

/** Of which facts a report is: a period and a project, or a moment. It lives in the address. */
export interface Asked extends Period {
  at?: string;
}

export function readAsked(search: Record<string, unknown>): Asked {
  const at =
    typeof search.at === 'string' && !Number.isNaN(Date.parse(search.at)) ? { at: search.at } : undefined;
  return { ...readPeriod(search), ...at };
}

export const reportList = queryOptions({
  queryKey: ['reports'],
  queryFn: async () => (await answered(api.GET('/api/v1/compliance/reports'))).items,
  staleTime: 5 * 60_000,
});

const asQuery = ({ days, project, at }: Asked, moment: boolean) =>
  moment
    ? at
      ? { at }
      : {}
    : { from: new Date(Date.now() - days * DAY).toISOString(), ...(project ? { project } : {}) };

export const reportOf = (name: string, asked: Asked, moment: boolean) =>
  queryOptions({
    queryKey: ['reports', name, asked, moment],
    queryFn: () =>
      answered(
        api.GET('/api/v1/compliance/reports/{name}', {
          params: { path: { name }, query: asQuery(asked, moment) },
        }),
      ) as Promise<Report>,
  });

/** All of its rows; that they were taken away is put on record. */
export const exported = (name: string, asked: Asked, moment: boolean) =>
  answered(
    api.GET('/api/v1/compliance/reports/{name}', {
      params: { path: { name }, query: { ...asQuery(asked, moment), format: 'csv' } },
      parseAs: 'text',
    }),
  ) as Promise<string>;

/** Seconds as people say them: the two largest units. */
export function spoken(seconds: number): string {
  if (seconds < 60) {
    return '< 1 min';
  }
  const minutes = Math.floor(seconds / 60);
  const parts: [number, string][] = [
    [Math.floor(minutes / 1440), 'd'],
    [Math.floor((minutes % 1440) / 60), 'h'],
    [minutes % 60, 'min'],
  ];
  const first = parts.findIndex(([count]) => count > 0);
  return parts
    .slice(first, first + 2)
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count} ${unit}`)
    .join(' ');
}

export function shown({ value, unit }: Figure): string {
  if (value === undefined) {
    return '—';
  }
  return unit === 'percent'
    ? `${value.toLocaleString(undefined, { maximumFractionDigits: 1 })} %`
    : unit === 'duration'
      ? spoken(value)
      : value.toLocaleString();
}
