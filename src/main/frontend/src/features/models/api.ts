import { answered, api, Refused, type Schemas } from '../../shared/api/client';

export type Alteration = Schemas['Difference'];
export type Diff = Schemas['ShowDifferencesCompared'];
export type Outcome = Schemas['TriedTablesOutcome'];
export type TriedTable = Schemas['TriedTables'];
export type TriedProcess = Schemas['TriedProcess'];
export type Next = Schemas['TriedProcessNext'];
export type TriedForm = Schemas['TriedForm'];
export type Replay = Schemas['Replay'];
export type ReplayedChange = Schemas['ReplayAffected'];
export type Effect = ReplayedChange['effects'][number];
export type Release = Schemas['ReleaseView'];

export interface Step {
  kind: string;
  element: string;
  as?: string;
  values?: Record<string, unknown>;
}

const of = (id: string) => ({ path: { id } });

export const diff = (from: string, to: string) =>
  answered(api.GET('/api/v1/models/diff', { params: { query: { from, to } } }));

interface Trial {
  change: object;
  requester?: string;
}

/** What comes back depends on what the draft is of. */
const tried = (id: string, body: object) =>
  answered(api.POST('/api/v1/models/drafts/{id}/try', { params: of(id), body })) as Promise<unknown>;

export const tryTable = (id: string, body: Trial) => tried(id, body) as Promise<TriedTable>;
export const tryProcess = (id: string, body: Trial & { steps: Step[] }) =>
  tried(id, body) as Promise<TriedProcess>;
export const tryForm = (id: string, body: { data: object; values: object }) =>
  tried(id, body) as Promise<TriedForm>;

export const startReplay = (id: string, body: { from: string; until: string }) =>
  answered(api.POST('/api/v1/models/drafts/{id}/replays', { params: of(id), body }));
export const replays = (id: string) =>
  answered(api.GET('/api/v1/models/drafts/{id}/replays', { params: of(id) }));
export const replay = (id: string) => answered(api.GET('/api/v1/models/replays/{id}', { params: of(id) }));
export const cancelReplay = (id: string) =>
  answered(api.POST('/api/v1/models/replays/{id}/cancellation', { params: of(id) }));
export const replayed = (id: string, effect: Effect | undefined, cursor: string | undefined) =>
  answered(
    api.GET('/api/v1/models/replays/{id}/changes', {
      params: {
        ...of(id),
        query: { limit: 50, ...(effect ? { effect } : {}), ...(cursor ? { cursor } : {}) },
      },
    }),
  );
export const replayedFile = (id: string) => `/api/v1/models/replays/${encodeURIComponent(id)}/changes.csv`;

export const requestRelease = (body: Schemas['RequestReleaseWanted']) =>
  answered(api.POST('/api/v1/models/releases', { body }));
export const releases = (cursor: string | undefined) =>
  answered(
    api.GET('/api/v1/models/releases', { params: { query: { limit: 50, ...(cursor ? { cursor } : {}) } } }),
  );
export const readRelease = (id: string) =>
  answered(api.GET('/api/v1/models/releases/{id}', { params: of(id) }));
export const migrationOf = (what: { release: string } | { draft: string }) =>
  'release' in what
    ? answered(api.GET('/api/v1/models/releases/{id}/migration', { params: of(what.release) }))
    : answered(api.GET('/api/v1/models/drafts/{id}/migration', { params: of(what.draft) }));
export const decide = (id: string, body: { verdict: 'approve' | 'reject'; reason: string; digest: string }) =>
  answered(api.POST('/api/v1/models/releases/{id}/decisions', { params: of(id), body }));
export const withdraw = (id: string, reason: string) =>
  answered(api.POST('/api/v1/models/releases/{id}/withdrawal', { params: of(id), body: { reason } }));
export const rollBack = (name: string, version: number, summary: string) =>
  answered(
    api.POST('/api/v1/models/{name}/versions/{version}/rollback', {
      params: { path: { name, version } },
      body: { summary },
    }),
  );

/** Whether what was asked for is not there. */
export const isMissing = (error: unknown) => error instanceof Refused && error.status === 404;
