import { expect, it } from 'vitest';
import { counted } from './counted';

it('puts a count before a title, and takes it away again', () => {
  expect(counted('Tasks · Countersign', 3)).toBe('(3) Tasks · Countersign');
  expect(counted('(3) Tasks · Countersign', 12)).toBe('(12) Tasks · Countersign');
  expect(counted('(12) Tasks · Countersign', 250)).toBe('(99+) Tasks · Countersign');
  expect(counted('(99+) Tasks · Countersign', 0)).toBe('Tasks · Countersign');
});
