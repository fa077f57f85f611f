import { expect, it } from 'vitest';
import { chosen, inOrder, outcome, type SelfCheck, took, waiting } from './selfChecks';

const check = (id: string, finishedAt?: string): SelfCheck => ({
  id,
  askedAt: '2026-11-26T02:17:00Z',
  askedBy: 'system',
  startedAt: '2026-11-26T02:17:00Z',
  finishedAt,
  faults: 0,
  reminders: 0,
  checks: [],
});

const rule = (id: string, fault: boolean, found: number) => ({
  id,
  sentence: id,
  fault,
  found,
  findings: [],
});

it('shows the one of the address, else the last that has finished', () => {
  const all = [check('c'), check('b', '2026-11-26T02:17:09Z'), check('a', '2026-11-25T02:17:01Z')];
  expect(chosen(all)?.id).toBe('b');
  expect(chosen(all, 'a')?.id).toBe('a');
  expect(chosen(all, 'c')?.id).toBe('b');
  expect(waiting(all)?.id).toBe('c');
  expect(took(all[1] as SelfCheck)).toBe(9);
});

it('puts faults before reminders, and both before what is right', () => {
  const rules = [rule('right', true, 0), rule('owed', false, 2), rule('broken', true, 1)];
  expect(inOrder(rules).map(({ id }) => id)).toEqual(['broken', 'owed', 'right']);
  expect(rules.map(outcome)).toEqual(['right', 'reminder', 'fault']);
});
