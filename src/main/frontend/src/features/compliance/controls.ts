import { queryOptions } from '@tanstack/react-query';
import { answered, api, type Schemas } from '../../shared/api/client';
import type { Listed } from './reports';

export type Framework = Schemas['ControlObjectivesFramework'];
export type Objective = Schemas['ControlObjectivesObjective'];

export const controls = queryOptions({
  queryKey: ['controls'],
  queryFn: async () => (await answered(api.GET('/api/v1/compliance/controls'))).frameworks,
  staleTime: 60 * 60_000,
});

const PAGES = {
  '/compliance': 'Validation checklist',
  '/compliance/history': 'History',
  '/compliance/sample': 'Sample',
  '/compliance/holds': 'Legal holds',
  '/compliance/access-reviews': 'Access reviews',
  '/compliance/self-check': 'Self-check',
  '/directory': 'Directory',
} as const;

const FILES: Record<string, string> = {
  pack: 'Evidence pack of a change or session',
  log: 'Export of the log, verified offline',
};

export type Evidence =
  | { kind: 'report'; name: string; title: string }
  | { kind: 'page'; to: keyof typeof PAGES; title: string }
  | { kind: 'file'; title: string };

/** What an entry of the list names, with words for it. */
export function evidenceOf(written: string, reports: Listed[]): Evidence {
  const [kind, name = ''] = written.split(/:(.*)/s);
  if (kind === 'report') {
    return { kind, name, title: reports.find((one) => one.name === name)?.title ?? name };
  }
  return kind === 'page' && name in PAGES
    ? { kind, to: name as keyof typeof PAGES, title: PAGES[name as keyof typeof PAGES] }
    : { kind: 'file', title: FILES[written] ?? written };
}
