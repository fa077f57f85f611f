import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api, Refused } from '../../shared/api/client';
import { keyOnce, refused, sent } from '../../shared/api/once';
import { forget } from '../../shared/forms/draft';
import { incidents, type Opening, proposal, useGlass } from './glass';
import { begun, complete, OPENING_DRAFT, opening, type Typed } from './opening';

/** An opening on its way: what was proposed, what somebody typed over it, and what became of it. */
export function useOpening(account: string, onOpened: (id: string) => void) {
  const active = useQuery(incidents).data ?? [];
  const [typed, setTyped] = useState<Partial<Typed>>({});
  const proposed = useQuery(proposal(typed.unlisted ? '' : (typed.incident ?? '')));
  const values = { ...begun(account, proposed.data), ...typed };
  const wanted = values.incident || proposed.data?.incident?.reference;
  const known = active.find((one) => one.reference === wanted) ?? active[0];
  const opens = useGlass(
    (what: Opening) =>
      answered(
        api.POST('/api/v1/break-glass', {
          body: what,
          headers: { 'Idempotency-Key': keyOnce('open', what) },
        }),
      ),
    ({ id }) => {
      sent('open');
      forget(OPENING_DRAFT);
      onOpened(id);
    },
    (error) => refused('open', error),
  );
  const problem = opens.error instanceof Refused ? opens.error.problem : undefined;
  const ready = !proposed.isPending && !opens.isPending;
  return {
    active,
    known,
    values,
    set: (more: Partial<Typed>) => setTyped((before) => ({ ...before, ...more })),
    /** None while it is on its way; {@code null} where not all of a scope is known. */
    proposed: proposed.isPending ? undefined : complete(proposed.data) ? proposed.data : null,
    ready,
    send: () => ready && opens.mutate(opening(values, known)),
    opening: opens.isPending,
    error: opens.error,
    quickChange: problem?.code === 'change_is_quick_enough',
    wrong: Boolean(problem?.errors?.length),
  };
}

export type OpeningUnderWay = ReturnType<typeof useOpening>;
