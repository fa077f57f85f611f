import {
  infiniteQueryOptions,
  queryOptions,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { answered, api, Refused, type Schemas } from '../../shared/api/client';

export type Listed = Schemas['ShowLibraryListed'];
export type Version = Schemas['ShowLibraryVersion'];
export type Draft = Schemas['DraftView'];
export type Comment = Schemas['DraftComment'];
export type Check = Schemas['DraftChecked'];
export type Finding = Schemas['CheckFinding'];
export type Kind = Listed['kind'];

/** Whoever may not look at drafts gets none, and no complaint. */
const unlessForbidden = <T>(answer: Promise<T>): Promise<T | null> =>
  answer.catch((error) => {
    if (error instanceof Refused && error.status === 403) {
      return null;
    }
    throw error;
  });

export const library = queryOptions({
  queryKey: ['models', 'library'],
  queryFn: async () => (await answered(api.GET('/api/v1/models'))).items,
});

export const model = (name: string) =>
  queryOptions({
    queryKey: ['models', 'of', name],
    queryFn: () => answered(api.GET('/api/v1/models/{name}', { params: { path: { name } } })),
  });

/** What follows a version of a process, a page at a time. */
export const following = (name: string, version: number) =>
  infiniteQueryOptions({
    queryKey: ['models', 'following', name, version],
    queryFn: ({ pageParam }) =>
      answered(
        api.GET('/api/v1/models/{name}/versions/{version}/instances', {
          params: { path: { name, version }, query: pageParam ? { cursor: pageParam } : {} },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

/** What a version says never changes. */
export const content = (name: string, version: number) =>
  queryOptions({
    queryKey: ['models', 'content', name, version],
    queryFn: async () =>
      (
        await answered(
          api.GET('/api/v1/models/{name}/versions/{version}', { params: { path: { name, version } } }),
        )
      ).content,
    staleTime: Number.POSITIVE_INFINITY,
  });

export const fileOf = (name: string, version: number) =>
  `/api/v1/models/${encodeURIComponent(name)}/versions/${version}/file`;

/** Open drafts; null for those who may not look at any. */
export const drafts = queryOptions({
  queryKey: ['models', 'drafts'],
  queryFn: () => unlessForbidden(answered(api.GET('/api/v1/models/drafts')).then(({ items }) => items)),
});

export type Opened = Schemas['DraftOpened'] & { tag: string };

export const readDraft = async (id: string): Promise<Opened> => {
  const answer = api.GET('/api/v1/models/drafts/{id}', { params: { path: { id } } });
  return { ...(await answered(answer)), tag: (await answer).response.headers.get('ETag') ?? '' };
};

/** A draft as it was when somebody opened it: what they write meanwhile is not written over. */
export const draft = (id: string) =>
  queryOptions({
    queryKey: ['models', 'draft', id],
    queryFn: () => readDraft(id),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });

export const comments = (id: string) =>
  queryOptions({
    queryKey: ['models', 'comments', id],
    queryFn: async () =>
      (await answered(api.GET('/api/v1/models/drafts/{id}/comments', { params: { path: { id } } }))).items,
  });

export const begin = (body: Schemas['BeginDraftWanted']) =>
  answered(api.POST('/api/v1/models/drafts', { body }));

export const discard = (id: string) =>
  answered(api.DELETE('/api/v1/models/drafts/{id}', { params: { path: { id } } }));

export const lock = (id: string) =>
  answered(api.POST('/api/v1/models/drafts/{id}/lock', { params: { path: { id } } }));

/** Also while the page goes away. */
export const unlock = (id: string) =>
  answered(api.DELETE('/api/v1/models/drafts/{id}/lock', { params: { path: { id } }, keepalive: true }));

export const check = (id: string) =>
  answered(api.POST('/api/v1/models/drafts/{id}/check', { params: { path: { id } } }));

export const comment = (id: string, body: Schemas['DraftCommenting']) =>
  answered(api.POST('/api/v1/models/drafts/{id}/comments', { params: { path: { id } }, body }));

/** @return the saved draft with the tag that its next save names */
export const save = async (id: string, tag: string, text: string) => {
  const answer = api.PUT('/api/v1/models/drafts/{id}', {
    params: { path: { id }, header: { 'If-Match': tag } },
    body: { content: text },
  });
  return { draft: await answered(answer), tag: (await answer).response.headers.get('ETag') ?? '' };
};

/** Something that alters models or drafts, after which lists show what came of it. */
export function useModeling<A, T>(act: (what: A) => Promise<T>, onDone: (result: T) => void) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: async (result) => {
      await cache.invalidateQueries({ queryKey: ['models'] });
      onDone(result);
    },
  });
}

/** The team whose members work on models; the server asks again at each act. */
export const isOwner = (teams: readonly string[]) => teams.includes('process-owners');

/** Ids of what is in force and of one kind: tasks name forms by them. */
export function useIds(kind: Kind): string[] {
  const { data } = useQuery(library);
  return (data ?? []).filter((one) => one.kind === kind).map(({ name }) => stem(name));
}

export const stem = (name: string) => name.replace(/\.\w+$/, '');
