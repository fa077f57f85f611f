import { expect, test } from 'vitest';
import { found, holds } from './found';

test('all words have to be there, in any order and case', () => {
  expect(found('brandt NADIA', 'requester', 'Nadia Brandt')).toBe(true);
  expect(found('nadia wilk', 'requester', 'Nadia Brandt')).toBe(false);
  expect(found('', 'anything')).toBe(true);
});

test('an end is the first moment at which it holds no more', () => {
  const at = Date.parse('2026-12-01T00:00:00Z');
  expect(holds('2026-12-01T00:00:00Z', undefined, at)).toBe('now');
  expect(holds('2026-12-01T00:00:01Z', undefined, at)).toBe('later');
  expect(holds('2026-11-01T00:00:00Z', '2026-12-01T00:00:00Z', at)).toBe('over');
});
