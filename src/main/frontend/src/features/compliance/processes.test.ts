import { expect, it } from 'vitest';
import { readLook } from './look';
import { about, type Element, heat, LEVELS, millis, most, sorted } from './processes';

const element = (id: string, entered: number, median?: string): Element => ({
  id,
  name: id,
  type: 'userTask',
  entered,
  active: 0,
  cancelled: 0,
  ...(median ? { median } : {}),
});

it('takes the usual for what the address does not say', () => {
  expect(readLook({})).toEqual({ process: 'change-approval', days: 90, measure: 'often' });
  expect(
    readLook({ process: 'break-glass', version: '2', days: 30, measure: 'long', element: 'x', now: true }),
  ).toEqual({ process: 'break-glass', version: 2, days: 30, measure: 'long', element: 'x', now: true });
  expect(readLook({ version: -1, days: 31, measure: 'loud', project: '', now: 'yes' })).toEqual({
    process: 'change-approval',
    days: 90,
    measure: 'often',
  });
});

it('says about how long', () => {
  expect(about(millis('PT0.003S'))).toBe('< 1 s');
  expect(about(millis('PT12.4S'))).toBe('12 s');
  expect(about(millis('PT10M4S'))).toBe('10 min');
  expect(about(millis('PT3H24M'))).toBe('3.4 h');
  expect(about(millis('PT76H48M'))).toBe('3.2 days');
});

it('is darkest where the most is, and plain where nothing is', () => {
  const elements = [element('a', 0), element('b', 10, 'PT1S'), element('c', 100, 'PT24H')];
  expect(elements.map(({ entered }) => heat(entered, most(elements, 'often'), 'often'))).toEqual([
    undefined,
    1,
    LEVELS,
  ]);
  expect(heat(undefined, 100, 'long')).toBeUndefined();
  expect(heat(1000, most(elements, 'long'), 'long')).toBe(2);
  expect(heat(0, 0, 'often')).toBeUndefined();
});

it('puts first what took the longest, and last what nothing is known of', () => {
  const elements = [element('a', 7), element('b', 9, 'PT1S'), element('c', 1, 'PT24H')];
  expect(sorted(elements, 'long').map(({ id }) => id)).toEqual(['c', 'b', 'a']);
  expect(sorted(elements, 'often').map(({ id }) => id)).toEqual(['b', 'a', 'c']);
});
