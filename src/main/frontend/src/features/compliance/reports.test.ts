import { expect, it } from 'vitest';
import { readAsked, shown, spoken } from './reports';

it('says seconds as people do', () => {
  expect(spoken(12)).toBe('< 1 min');
  expect(spoken(60)).toBe('1 min');
  expect(spoken(3600)).toBe('1 h');
  expect(spoken(3661)).toBe('1 h 1 min');
  expect(spoken(86_400 + 59)).toBe('1 d');
  expect(spoken(86_400 * 3 + 7200 + 300)).toBe('3 d 2 h');
});

it('shows a figure in its unit, and none as none', () => {
  const figure = { id: 'a', title: 'b', wrong: false };
  expect(shown({ ...figure, unit: 'count', value: 0 })).toBe('0');
  expect(shown({ ...figure, unit: 'percent', value: 12.345 })).toMatch(/^12[.,]3 %$/);
  expect(shown({ ...figure, unit: 'duration', value: 90 })).toBe('1 min');
  expect(shown({ ...figure, unit: 'duration' })).toBe('—');
});

it('takes from the address what it knows', () => {
  expect(readAsked({ days: 30, at: 'yesterday' })).toEqual({ days: 30 });
  expect(readAsked({ at: '2026-01-01T00:00:00Z', project: 'payments' })).toEqual({
    days: 90,
    project: 'payments',
    at: '2026-01-01T00:00:00Z',
  });
});
