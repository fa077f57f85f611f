import { Refused, type Schemas } from '../../shared/api/client';

// What the description of the API does not say yet, by the shapes that were agreed. Each goes when its generated type is there.

export type Alteration = Schemas['Difference'];
export type Diff = Schemas['ShowDifferencesCompared'];
export type Outcome = Schemas['TriedTablesOutcome'];
export type TriedTable = Schemas['TriedTables'];
export type TriedProcess = Schemas['TriedProcess'];
export type Next = Schemas['TriedProcessNext'];
export type TriedForm = Schemas['TriedForm'];

export interface Step {
  kind: string;
  element: string;
  as?: string;
  values?: Record<string, unknown>;
}

export interface Replay {
  id: string;
  draft: string;
  draftDigest: string;
  name: string;
  /** Whether the draft says something else by now. */
  stale: boolean;
  from: string;
  until: string;
  status: 'running' | 'done' | 'cancelled' | 'failed';
  total: number;
  done: number;
  counts: Record<string, number>;
  load: { team: string; before: number; after: number }[];
  startedBy: string;
  startedAt: string;
  finishedAt?: string;
  problem?: string;
}

export interface ReplayedChange {
  change: string;
  title: string;
  project: string;
  environment: string;
  action: string;
  effects: string[];
  was: Record<string, unknown>;
  now: Record<string, unknown>;
}

export type Release = Schemas['ReleaseView'];

export interface Migration {
  items: {
    version: number;
    running: number;
    moves: number;
    stays: number;
    reasons: { element: string; detail: string }[];
  }[];
}

export interface Page<T> {
  items: T[];
  nextCursor?: string;
}

async function asked<T>(method: string, path: string, body?: unknown): Promise<T> {
  let answer: Response;
  try {
    answer = await fetch(`/api/v1/models${path}`, {
      method,
      headers: {
        'X-Requested-With': 'XMLHttpRequest',
        'X-XSRF-TOKEN': document.cookie.match(/(?:^|; )XSRF-TOKEN=([^;]*)/)?.[1] ?? '',
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  } catch {
    throw new Refused(0, {});
  }
  const text = await answer.text();
  const said = text && /json/.test(answer.headers.get('Content-Type') ?? '') ? JSON.parse(text) : undefined;
  if (!answer.ok) {
    throw new Refused(answer.status, said ?? {});
  }
  return said as T;
}

const query = (values: Record<string, string | number | undefined>) =>
  new URLSearchParams(
    Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  ).toString();

export const diff = (from: string, to: string) => asked<Diff>('GET', `/diff?${query({ from, to })}`);

const draft = (id: string) => `/drafts/${encodeURIComponent(id)}`;

export const tryTable = (id: string, body: { change: object; requester?: string }) =>
  asked<TriedTable>('POST', `${draft(id)}/try`, body);
export const tryProcess = (id: string, body: { change: object; requester?: string; steps: Step[] }) =>
  asked<TriedProcess>('POST', `${draft(id)}/try`, body);
export const tryForm = (id: string, body: { data: object; values: object }) =>
  asked<TriedForm>('POST', `${draft(id)}/try`, body);

export const startReplay = (id: string, range: { from: string; until: string }) =>
  asked<Replay>('POST', `${draft(id)}/replays`, range);
export const replays = (id: string) => asked<{ items: Replay[] }>('GET', `${draft(id)}/replays`);
export const replay = (id: string) => asked<Replay>('GET', `/replays/${encodeURIComponent(id)}`);
export const cancelReplay = (id: string) =>
  asked<Replay>('POST', `/replays/${encodeURIComponent(id)}/cancellation`);
export const replayed = (id: string, effect: string | undefined, cursor: string | undefined) =>
  asked<Page<ReplayedChange>>(
    'GET',
    `/replays/${encodeURIComponent(id)}/changes?${query({ effect, cursor, limit: 50 })}`,
  );
export const replayedFile = (id: string) => `/api/v1/models/replays/${encodeURIComponent(id)}/changes.csv`;

export interface ReleaseWanted {
  draft: string;
  digest: string;
  summary: string;
  effectiveAt?: string;
  instances: 'stay' | 'migrate';
  replay?: string;
}

const release = (id: string) => `/releases/${encodeURIComponent(id)}`;

export const requestRelease = (wanted: ReleaseWanted) => asked<Release>('POST', '/releases', wanted);
export const releases = (of: { status?: string; name?: string; cursor?: string }) =>
  asked<Page<Release>>('GET', `/releases?${query({ ...of, limit: 50 })}`);
export const readRelease = (id: string) => asked<Release>('GET', release(id));
export const migrationOf = (of: { release: string } | { draft: string }) =>
  asked<Migration>('GET', `${'release' in of ? release(of.release) : draft(of.draft)}/migration`);
export const decide = (id: string, body: { verdict: 'approve' | 'reject'; reason: string; digest: string }) =>
  asked<Release>('POST', `${release(id)}/decisions`, body);
export const withdraw = (id: string, reason: string) =>
  asked<Release>('POST', `${release(id)}/withdrawal`, { reason });
export const rollBack = (name: string, version: number, summary: string) =>
  asked<Release>('POST', `/${encodeURIComponent(name)}/versions/${version}/rollback`, { summary });

/** Whether a part is not there in this installation. */
export const isMissing = (error: unknown) =>
  error instanceof Refused && [404, 405, 501].includes(error.status);
