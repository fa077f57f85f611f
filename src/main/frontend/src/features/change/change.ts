import { queryOptions } from '@tanstack/react-query';
import { answered, api, type Schemas } from '../../shared/api/client';

export type Change = Schemas['ChangeDetail'];

const of = (id: string) => ({ params: { path: { id } } });

export const change = (id: string) =>
  queryOptions({
    queryKey: ['change', id],
    queryFn: () => answered(api.GET('/api/v1/changes/{id}', of(id))),
    refetchInterval: 30_000,
  });

export const eligibility = (id: string) =>
  queryOptions({
    queryKey: ['change', id, 'eligibility'],
    queryFn: () => answered(api.GET('/api/v1/changes/{id}/eligibility', of(id))),
  });

export const timeline = (id: string) =>
  queryOptions({
    queryKey: ['change', id, 'timeline'],
    queryFn: () => answered(api.GET('/api/v1/changes/{id}/timeline', of(id))),
  });

export const diagram = (id: string) =>
  queryOptions({
    queryKey: ['change', id, 'diagram'],
    queryFn: () => answered(api.GET('/api/v1/changes/{id}/diagram', of(id))),
  });

/** The tag that says which state of a change somebody saw when they alter it; {@code Change#etag} makes it. */
export async function tagOf(id: string): Promise<string> {
  const response = await fetch(`/api/v1/changes/${encodeURIComponent(id)}`);
  return response.headers.get('ETag') ?? '';
}
