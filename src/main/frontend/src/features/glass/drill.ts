import type { Schemas } from '../../shared/api/client';
import type { Column } from '../../shared/csv/csv';
import type { DrillRow } from './command';
import type { Session } from './glass';

export type Drill = Schemas['Drill'];
export type Step = Schemas['DrillStep'];
type Ended = Pick<Session, 'over' | 'endReason'>;

/** What each step shows, and from when its time is counted. */
const STEPS: Record<string, readonly [what: string, since: string]> = {
  opened: ['Opened', 'after its incident was declared'],
  told: ['Told those who were skipped, the command and security', 'after the opening'],
  refused_outside: ['Refused an action outside its scope', 'after the opening'],
  closed_itself: ['Closed itself', 'after its time was over'],
  refused_after: ['Refused an action after its end', 'after the end'],
  paid_back: ['Paid back: closed, reviewed, prevented', 'after the end'],
};

export const what = ({ id }: Step) => STEPS[id]?.[0] ?? id.replaceAll('_', ' ');

const BY_SOMEBODY = ['by_hand', 'revoked', 'incident_over'];

/** When it was shown; or that it was not, and whether it still can be. */
export function told(step: Step, { over, endReason }: Ended): string {
  if (step.shown) {
    return step.took ? `${brief(step.took)} ${STEPS[step.id]?.[1] ?? ''}`.trim() : 'shown';
  }
  if (step.id === 'closed_itself' && over && endReason && BY_SOMEBODY.includes(endReason)) {
    return 'not shown: somebody ended it';
  }
  return step.id === 'refused_outside' && over ? 'not shown, and it is over' : 'not shown yet';
}

/** An ISO 8601 duration of the server, in its two largest units. */
export function brief(duration: string): string {
  const parts = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.\d+)?S)?$/.exec(duration);
  if (!parts) {
    return duration;
  }
  const [hours = 0, minutes = 0, seconds = 0] = parts.slice(1).map((part) => Number(part ?? 0));
  const words = [
    [Math.floor(hours / 24), hours >= 48 ? 'days' : 'day'],
    [hours % 24, 'h'],
    [minutes, 'min'],
    [seconds, 's'],
  ].filter(([count]) => count !== 0);
  return words.length === 0
    ? 'less than a second'
    : words
        .slice(0, 2)
        .map((pair) => pair.join(' '))
        .join(' ');
}

const IDS = Object.keys(STEPS);

/** The drills as a file: evidence, each with the moment at which a step was shown. */
export const COLUMNS: Column<DrillRow>[] = [
  ['id', (row) => row.id],
  ['date', (row) => row.session.openedAt],
  ['incident', (row) => row.session.incident],
  ['project', (row) => row.session.project],
  ['opened_by', (row) => row.session.openedBy],
  ['reason', (row) => row.session.reason],
  ['complete', (row) => row.drill.complete],
  ...IDS.flatMap((id): Column<DrillRow>[] => [
    [`${id}_at`, (row) => stepOf(row, id)?.at],
    [`${id}_took`, (row) => stepOf(row, id)?.took],
  ]),
];

const stepOf = ({ drill }: DrillRow, id: string) => drill.steps.find((step) => step.id === id);
