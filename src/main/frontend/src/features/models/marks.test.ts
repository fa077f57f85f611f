import { expect, it } from 'vitest';
import { marksOf, rulesFor } from './marks';

it('marks an element as badly as the worst that was found there', () => {
  const marks = marksOf([
    { level: 'error', element: 'a' },
    { level: 'note', element: 'a' },
    { level: 'warning', element: 'b' },
    { level: 'error' },
  ]);
  expect([...marks]).toEqual([
    ['a', 'error'],
    ['b', 'warning'],
  ]);
});

it('lets no id out of its rule', () => {
  const rules = rulesFor(new Map([['x"] * { display: none } [y="', 'error']]), '.here');
  expect(rules[0]).toContain('[data-element-id="x\\"] * { display: none } [y=\\""]');
});
