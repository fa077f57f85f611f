import type { Schemas } from '../../shared/api/client';

type Row = Schemas['ChangeRow'];

export interface Shown {
  rows: (Row & { gone?: boolean })[];
  /** Rows of the newest first page that are not on the screen. */
  arrivals: number;
}

/**
 * What is on the screen, with what is known of it now. Nothing moves: a row that no longer belongs here stays, marked as
 * gone, and a new one is only counted.
 *
 * @param loaded the rows in the order in which they were shown
 * @param head the first page as it is now
 * @param whole whether {@code loaded} is all there was
 */
export function merge(loaded: Row[], head: Row[] | undefined, whole: boolean): Shown {
  if (!head) {
    return { rows: loaded, arrivals: 0 };
  }
  const now = new Map(head.map((row) => [row.id, row]));
  const known = new Set(loaded.map((row) => row.id));
  return {
    rows: loaded.map((row) => now.get(row.id) ?? (whole ? { ...row, gone: true } : row)),
    arrivals: head.filter((row) => !known.has(row.id)).length,
  };
}
