import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answered, api, type Schemas } from '../../shared/api/client';

export type Hold = Schemas['LegalHold'];
export type Erasure = Schemas['Erasure'];

export const KINDS = ['person', 'change', 'session', 'project', 'all'] as const;

export const holds = queryOptions({
  queryKey: ['holds'],
  queryFn: () => answered(api.GET('/api/v1/compliance/holds')),
});

/** What a hold is on, in words. */
export const on = ({ kind, subject }: Pick<Hold, 'kind' | 'subject'>) =>
  subject === undefined ? 'everything' : `the ${kind} ${subject}`;

/** An act on holds or erasures, after which the page shows what came of it. */
export function useHold<T>(act: () => Promise<T>, onDone: () => void) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: holds.queryKey });
      onDone();
    },
  });
}

export const place = (body: Schemas['PlaceHoldWanted']) =>
  answered(api.POST('/api/v1/compliance/holds', { body }));
export const askToLift = (id: string, reason: string) =>
  answered(api.POST('/api/v1/compliance/holds/{id}/lift', { params: { path: { id } }, body: { reason } }));
export const lift = (id: string) =>
  answered(api.POST('/api/v1/compliance/holds/{id}/lift/confirmation', { params: { path: { id } } }));
export const erase = (id: string) =>
  answered(api.POST('/api/v1/directory/people/{id}/erasure/confirmation', { params: { path: { id } } }));
