import { expect, test } from 'vitest';
import { inDays, instant, local } from './local';

test('a field that is empty or nonsense is no time', () => {
  expect(instant('')).toBeUndefined();
  expect(instant('soon')).toBeUndefined();
});

test('what a field shows is what it means', () => {
  const at = new Date(2027, 0, 5, 7, 3);
  expect(local(at)).toBe('2027-01-05T07:03');
  expect(instant(local(at))).toBe(at.toISOString());
});

test('days are counted by the calendar', () => {
  expect(local(inDays(30, new Date(2026, 11, 15, 9, 0)))).toBe('2027-01-14T09:00');
});
