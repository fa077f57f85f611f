import { keepPreviousData, queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { answered, api, Refused, type Schemas } from '../../shared/api/client';
import { keyOnce, refused, sent } from '../../shared/api/once';
import { forget } from '../../shared/forms/draft';
import type { Proposal } from './proposal';

const PAUSE = 350;

export const changeForm = queryOptions({
  queryKey: ['change-form'],
  queryFn: () => answered(api.GET('/api/v1/changes/form')),
  staleTime: Number.POSITIVE_INFINITY,
});

/** A change as somebody began to alter it, with the tag that says so. It does not move while they write. */
export const begun = (id: string) =>
  queryOptions({
    queryKey: ['revision-of', id],
    queryFn: async () => {
      const answer = api.GET('/api/v1/changes/{id}', { params: { path: { id } } });
      return { change: await answered(answer), tag: (await answer).response.headers.get('ETag') ?? '' };
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });

/** What policy would ask; of the last words only, once somebody pauses. */
export function usePreview(proposal: Proposal) {
  const words = JSON.stringify(proposal);
  const [paused, setPaused] = useState(words);
  useEffect(() => {
    const pause = setTimeout(() => setPaused(words), PAUSE);
    return () => clearTimeout(pause);
  }, [words]);
  const asked = useQuery({
    queryKey: ['preview', paused],
    queryFn: ({ signal }) =>
      answered(api.POST('/api/v1/changes/preview', { body: JSON.parse(paused) as Proposal, signal })),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
    gcTime: 60_000,
    retry: (times, error) => times < 2 && error instanceof Refused && error.passing,
  });
  return { ...asked, stale: paused !== words || asked.isPlaceholderData };
}

/** Sends a new change; again and again if need be, and it is asked for once. */
export function useSubmission(draft: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: Proposal) =>
      answered(api.POST('/api/v1/changes', { body, headers: { 'Idempotency-Key': keyOnce(draft, body) } })),
    onError: (error) => refused(draft, error),
    onSuccess: () => {
      sent(draft);
      forget(draft);
      void cache.invalidateQueries({ queryKey: ['changes'] });
    },
  });
}

/** Sends a revision of what was seen; what has become of the change since is for its author to read first. */
export function useRevision(id: string, drafts: string[]) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ tag, body }: { tag: string; body: Proposal }) =>
      answered(
        api.POST('/api/v1/changes/{id}/revisions', {
          params: { path: { id }, header: { 'If-Match': tag } },
          body,
          headers: { 'Idempotency-Key': keyOnce(`revise/${id}/${tag}`, body) },
        }),
      ),
    onError: (error, { tag }) => refused(`revise/${id}/${tag}`, error),
    onSuccess: (_, { tag }) => {
      sent(`revise/${id}/${tag}`);
      drafts.forEach(forget);
      void cache.invalidateQueries({ queryKey: ['changes'] });
      void cache.invalidateQueries({ queryKey: ['tasks'] });
    },
    onSettled: () => cache.invalidateQueries({ queryKey: ['change', id] }),
  });
}

export type Preview = Schemas['PreviewChangePreview'];
