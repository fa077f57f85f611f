import { useCallback, useEffect, useState } from 'react';
import { Refused } from '../../shared/api/client';
import { type Draft, lock, unlock } from './models';

export type Held =
  | { by: 'asking' }
  | { by: 'me' }
  /** Somebody else edits it, or did until a moment ago. */
  | { by: 'other'; error: Refused }
  | { by: 'nobody'; error: unknown };

const KEPT_ALIVE = 60_000;
const STILL_THERE = 4 * 60_000;

/** One request after the other, so that the last word is the last one that the server hears. */
let last: Promise<unknown> = Promise.resolve();
const inTurn = <T>(act: () => Promise<T>): Promise<T> => {
  const next = last.then(act, act);
  last = next.catch(() => {});
  return next;
};

/**
 * Holds a draft for whoever edits it, as long as they do: five minutes after the last key or click others may have it, and at
 * once when the page is left.
 */
export function useLock(id: string, wanted: boolean, onTaken: (draft: Draft) => void) {
  const [held, setHeld] = useState<Held>({ by: 'asking' });
  const take = useCallback(
    () =>
      inTurn(() => lock(id)).then(
        (draft) => {
          setHeld({ by: 'me' });
          onTaken(draft);
        },
        (error) =>
          setHeld(
            error instanceof Refused && error.status === 409
              ? { by: 'other', error }
              : { by: 'nobody', error },
          ),
      ),
    [id, onTaken],
  );
  useEffect(() => {
    if (wanted) {
      void take();
      const free = () => void inTurn(() => unlock(id)).catch(() => {});
      window.addEventListener('pagehide', free);
      return () => {
        window.removeEventListener('pagehide', free);
        free();
      };
    }
  }, [wanted, take, id]);
  const mine = held.by === 'me';
  useEffect(() => {
    if (!mine) {
      return;
    }
    let seen = Date.now();
    const look = () => {
      seen = Date.now();
    };
    document.addEventListener('keydown', look, true);
    document.addEventListener('pointerdown', look, true);
    const alive = setInterval(() => Date.now() - seen < STILL_THERE && void take(), KEPT_ALIVE);
    return () => {
      document.removeEventListener('keydown', look, true);
      document.removeEventListener('pointerdown', look, true);
      clearInterval(alive);
    };
  }, [mine, take]);
  return { held, take };
}
