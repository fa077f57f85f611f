import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { inBursts, refresh } from './live';

describe('news that come quickly', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('are acted on at once, and then together', () => {
    const acts: number[][] = [];
    const bursts = inBursts<number>(250, (all) => acts.push(all));
    bursts.add(1);
    expect(acts).toEqual([[1]]);
    bursts.add(2);
    bursts.add(3);
    expect(acts).toEqual([[1]]);
    vi.advanceTimersByTime(250);
    expect(acts).toEqual([[1], [2, 3]]);
    vi.advanceTimersByTime(1_000);
    bursts.add(4);
    expect(acts).toEqual([[1], [2, 3], [4]]);
  });

  it('are not acted on once nobody is there', () => {
    const acts: number[][] = [];
    const bursts = inBursts<number>(250, (all) => acts.push(all));
    bursts.add(1);
    bursts.add(2);
    bursts.stop();
    vi.advanceTimersByTime(1_000);
    expect(acts).toEqual([[1]]);
  });
});

describe('what is read again', () => {
  const asked = (...news: Parameters<typeof refresh>[1]) => {
    const keys: unknown[] = [];
    const invalidateQueries = ((filter?: { queryKey?: unknown }) => {
      keys.push(filter?.queryKey ?? 'everything');
    }) as unknown as Parameters<typeof refresh>[0]['invalidateQueries'];
    refresh({ invalidateQueries }, news);
    return keys;
  };

  it('is the change once, and the lists that it may be in, but no page that somebody reads', () => {
    const keys = asked({ name: 'change', id: 'chg_1' }, { name: 'change', id: 'chg_1' });
    expect(keys.filter((key) => JSON.stringify(key) === '["change","chg_1"]')).toHaveLength(1);
    expect(keys).toContainEqual(['changes', 'head']);
    expect(keys).not.toContainEqual(['changes']);
    expect(keys).toContainEqual(['notifications']);
  });

  it('is nothing else for a notification, and everything after a reset', () => {
    expect(asked({ name: 'notification' })).toEqual([['notifications']]);
    expect(asked({ name: 'notification' }, { name: 'reset' })).toEqual(['everything']);
  });
});
