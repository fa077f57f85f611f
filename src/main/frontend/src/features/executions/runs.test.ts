import { expect, it } from 'vitest';
import { overdue, proofs, type Row, runViewOf, stateOf } from './runs';

const row = (run?: object) => ({ run }) as unknown as Row;

it('says how far each has come', () => {
  expect(stateOf(row())).toBe('no permit asked for yet');
  expect(stateOf(row({ permitState: 'revoked' }))).toBe('permit revoked');
  expect(stateOf(row({ permitState: 'redeemed', state: 'started' }))).toContain('runs');
  expect(stateOf(row({ permitState: 'redeemed', state: 'unreported' }))).toBe('outcome overdue');
});

it('says of one that has ended what proves it', () => {
  expect(stateOf({ ...row({ permitState: 'redeemed', evidence: 2 }), status: 'failed' })).toBe(
    '2 pieces of evidence',
  );
});

it('finds what nobody has reported on', () => {
  const late = row({ state: 'unreported' });
  expect(overdue([row(), late, row({ state: 'started' })])).toEqual([late]);
});

it('counts the evidence', () => {
  expect([row(), row({ evidence: 1 }), row({ evidence: 2 })].map(proofs)).toEqual([
    'no evidence',
    'one piece of evidence',
    '2 pieces of evidence',
  ]);
});

it('shows what may run where the address says nothing that is known', () => {
  expect(runViewOf('theirs').id).toBe('ready');
});
