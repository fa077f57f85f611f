import { expect, it } from 'vitest';
import { open, type Review, soFar } from './reviews';
import { readView } from './reviewView';

const review = (kept: number, revoked: number, gone: number): Review => ({
  id: 'arv_1',
  title: 'Autumn',
  dueAt: '2026-12-01T00:00:00Z',
  teams: ['sre'],
  tokens: false,
  startedBy: 'auditor',
  startedAt: '2026-11-01T00:00:00Z',
  overdue: false,
  items: 7,
  kept,
  revoked,
  gone,
  yours: 0,
});

it('says how far a review is', () => {
  expect(soFar(review(0, 0, 0))).toBe('0 of 7 decided');
  expect(soFar(review(3, 1, 1))).toBe('5 of 7 decided: 3 kept, 1 revoked, 1 gone meanwhile');
  expect(open(review(3, 1, 1))).toBe(2);
});

it('knows its views', () => {
  expect(readView({ view: 'open' })).toEqual({ view: 'open' });
  expect(readView({ view: 'closed' })).toEqual({});
});
