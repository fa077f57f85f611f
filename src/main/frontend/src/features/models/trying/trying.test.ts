import { expect, it } from 'vitest';
import type { Outcome } from '../api';
import { alterations, effectsOf } from '../replaying';
import { changeOf, USUAL } from './hypothetical';
import { compared } from './outcomes';

it('sends what was filled in, and as many values as it is to set', () => {
  expect(
    changeOf({ ...USUAL, project: 'payments', target: ' k8s/x ', parameters: '2', incident: ' ' }),
  ).toEqual({
    project: 'payments',
    environment: 'production',
    action: 'deploy',
    target: 'k8s/x',
    title: USUAL.title,
    rollbackPlan: USUAL.rollbackPlan,
    parameters: { 'value-1': '1', 'value-2': '2' },
  });
  expect(changeOf({ ...USUAL, parameters: 'many' })).not.toHaveProperty('parameters');
});

it('compares outcomes line by line', () => {
  const outcome = {
    automatic: false,
    feasible: true,
    stages: [{ name: 'Review', seats: 1, team: 'sre', reason: '', rule: '' }],
    gates: [],
    couldDecide: [],
    rules: [],
    risk: { level: 'low', reasons: [] },
    terms: { decideWithin: 'PT8H', startWithin: 'P1D', stepUp: false },
  } as unknown as Outcome;
  const lines = compared(outcome, { ...outcome, automatic: true });
  expect(lines.filter(({ differs }) => differs).map(({ name }) => name)).toEqual(['Outcome', 'Approvals']);
  const refused = compared(outcome, {
    refusal: { code: 'x', detail: 'No rule fits.', errors: [] },
  });
  expect(refused.find(({ name }) => name === 'Outcome')?.after).toBe('No rule fits.');
});

it('names effects from the most to the least, and what stays the same last', () => {
  expect(effectsOf({ counts: { same: 90, gated: 2, automatic: 5, longer: 0 } })).toEqual([
    ['automatic', 5],
    ['gated', 2],
    ['same', 90],
  ]);
});

it('says what of a past change would be different', () => {
  expect(
    alterations({ was: { risk: 'low', teams: ['sre'] }, now: { risk: 'high', teams: ['sre'] } }),
  ).toEqual([{ name: 'risk', was: 'low', now: 'high' }]);
});
