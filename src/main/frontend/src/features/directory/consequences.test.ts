import { expect, test } from 'vitest';
import { consequences } from './consequences';

test('what waits is said where something waits', () => {
  expect(consequences(0, true)).not.toMatch(/wait|nobody/);
  expect(consequences(2, false)).toMatch(/2 pending changes wait for this team\.$/);
});

test('that nobody else could decide is said of the last member only', () => {
  expect(consequences(1, true)).toMatch(
    /1 pending change waits for this team; nobody else could decide it\.$/,
  );
  expect(consequences(2, true)).toMatch(/nobody else could decide them\.$/);
});
