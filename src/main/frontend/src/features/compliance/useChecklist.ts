import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { type Checklist, checklist, type Period, readsTheSame } from './checklist';

/**
 * The checklist as it is read: what has changed in it meanwhile waits while somebody is in the midst of it, so that
 * nothing moves under their eyes.
 */
export function useChecklist(period: Period, reading: boolean) {
  const { data: latest, error } = useQuery(checklist(period));
  const [held, setHeld] = useState<{ of: Period; seen: Checklist }>();
  const before = held && sameAs(held.of, period) ? held.seen : undefined;
  const hold = reading && before && latest && !readsTheSame(before, latest);
  const seen = hold ? before : latest;
  useEffect(() => {
    if (seen) {
      setHeld((now) => (now?.seen === seen && sameAs(now.of, period) ? now : { of: period, seen }));
    }
  }, [seen, period]);
  return {
    seen,
    error,
    moved: Boolean(hold),
    show: () => latest && setHeld({ of: period, seen: latest }),
  };
}

const sameAs = (one: Period, other: Period) => one.days === other.days && one.project === other.project;
