import { describe, expect, it } from 'vitest';
import { asQuery, inWords, readHistoryFilters } from './historyFilters';

describe('the filters of the history', () => {
  it('are read from the address, and what is not known is left out', () => {
    expect(
      readHistoryFilters({
        text: 'checkout',
        kind: 'session',
        status: 'rolled_back',
        risk: 'huge',
        colour: 'red',
        project: ' ',
        from: '2026-13-01',
        to: 'yesterday',
        time: 'closed',
      }),
    ).toEqual({ text: 'checkout', kind: 'session', status: 'rolled_back', time: 'closed' });
  });

  it('take words that look like numbers for words', () => {
    expect(readHistoryFilters({ text: 881, incident: 12 })).toEqual({ text: '881', incident: '12' });
  });

  it('ask for whole days of UTC', () => {
    expect(asQuery({ from: '2026-02-27', to: '2026-02-28', time: 'decided' })).toEqual({
      decidedFrom: '2026-02-27T00:00:00Z',
      decidedUntil: '2026-03-01T00:00:00Z',
    });
    expect(asQuery({ from: '2026-02-27' })).toEqual({ createdFrom: '2026-02-27T00:00:00Z' });
  });

  it('ask for people in the part that they had, or in any', () => {
    expect(asQuery({ who: 'sre-one', role: 'decider' })).toEqual({ decider: 'sre-one' });
    expect(asQuery({ who: 'sre-one' })).toEqual({ person: 'sre-one' });
    expect(asQuery({ role: 'decider' })).toEqual({});
  });

  it('ask for a rule of a table, or of any', () => {
    expect(asQuery({ rule: 'stages/prod' })).toEqual({ table: 'stages', rule: 'prod' });
    expect(asQuery({ rule: 'prod' })).toEqual({ rule: 'prod' });
  });

  it('can be said in words', () => {
    expect(inWords({})).toBe('everything that you may see');
    expect(inWords({ project: 'payments', status: 'failed' })).toBe('project payments, status failed');
  });
});
