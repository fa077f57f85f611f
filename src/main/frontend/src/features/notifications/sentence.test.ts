import { describe, expect, it } from 'vitest';
import { sentence } from './sentence';

describe('what a notification says', () => {
  it('names whose turn it is', () => {
    expect(sentence({ kind: 'seat_opened', team: 'sre' })).toBe(
      'A seat of sre is open, and you could take it',
    );
  });

  it('counts what there is to remedy', () => {
    const rejected = { kind: 'change_rejected', by: 'sre-one' } as const;
    expect(sentence({ ...rejected, items: 1 })).toBe('Rejected by sre-one: one item to remedy');
    expect(sentence({ ...rejected, items: 3 })).toBe('Rejected by sre-one: 3 items to remedy');
  });

  it('does not name the system as somebody', () => {
    expect(sentence({ kind: 'change_expired', by: 'system' })).toBe('Expired: its time ran out');
    expect(sentence({ kind: 'change_failed', by: 'system' })).toBe('Failed');
    expect(sentence({ kind: 'change_failed', by: 'ci-payments' })).toBe('Failed, reported by ci-payments');
  });
});
