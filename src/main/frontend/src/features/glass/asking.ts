import { queryOptions } from '@tanstack/react-query';
import { answered, api, type Schemas } from '../../shared/api/client';
import type { Session } from './glass';

export type Wanted = Schemas['AskForActionWanted'];
export type Likely = Schemas['LikelyAction'];

/** A permit, and what it is for. */
export type Permit = Schemas['AskForActionPermitted'] & { wanted: Wanted };

/**
 * Asked once for what is open: while somebody looks, a key stays with what it asks for. It is asked again when the scope is
 * another one.
 */
export const likely = (session: Session) =>
  queryOptions({
    queryKey: ['likely-actions', session.id, session.scope],
    queryFn: async () => {
      const path = { id: session.id };
      return (await answered(api.GET('/api/v1/break-glass/{id}/likely-actions', { params: { path } }))).items;
    },
    staleTime: Number.POSITIVE_INFINITY,
  });

/** As it was done the last time, for what was typed, if anything was. */
export function asBefore(one: Likely, typed: string): Wanted {
  const { action, environment, target, command, artifact, parameters } = one;
  return { action, environment, target, command, artifact, parameters, purpose: typed.trim() || one.purpose };
}

export async function ask(session: string, wanted: Wanted): Promise<Permit> {
  const path = { id: session };
  const permit = await answered(
    api.POST('/api/v1/break-glass/{id}/actions', { params: { path }, body: wanted }),
  );
  return { ...permit, wanted };
}

export const start = ({ id, runId, digest, wanted }: Permit) =>
  answered(
    api.POST('/api/v1/break-glass/permits/{permit}/redemptions', {
      params: { path: { permit: id } },
      body: { runId, digest, target: wanted.target, environment: wanted.environment },
    }),
  );

export const takeBack = ({ id }: Permit) =>
  answered(api.DELETE('/api/v1/break-glass/permits/{permit}', { params: { path: { permit: id } } }));
