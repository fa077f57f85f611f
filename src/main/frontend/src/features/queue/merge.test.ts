import { describe, expect, it } from 'vitest';
import { merge } from './merge';

type Rows = Parameters<typeof merge>[0];
const rows = (...ids: string[]) => ids.map((id) => ({ id, status: 'pending' })) as Rows;
const ids = (shown: ReturnType<typeof merge>) => shown.rows.map((row) => row.id + (row.gone ? ' gone' : ''));

describe('a queue that changes while somebody reads it', () => {
  it('is as it was loaded until more is known', () => {
    expect(merge(rows('a', 'b'), undefined, true)).toEqual({ rows: rows('a', 'b'), arrivals: 0 });
  });

  it('keeps its order and counts what is new', () => {
    const shown = merge(rows('a', 'b'), rows('c', 'b', 'a'), true);
    expect(ids(shown)).toEqual(['a', 'b']);
    expect(shown.arrivals).toBe(1);
  });

  it('marks what no longer belongs there, where all of it is loaded', () => {
    expect(ids(merge(rows('a', 'b'), rows('b'), true))).toEqual(['a gone', 'b']);
    expect(ids(merge(rows('a', 'b'), rows('b'), false))).toEqual(['a', 'b']);
  });

  it('shows the new state of a row in its place', () => {
    const [approved] = rows('a').map((row) => ({ ...row, status: 'approved' as const }));
    expect(merge(rows('a', 'b'), approved && [approved], false).rows[0]?.status).toBe('approved');
  });
});
