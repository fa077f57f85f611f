import { describe, expect, it } from 'vitest';
import { deadline } from './deadline';

const now = Date.parse('2026-11-24T12:00:00Z');

describe('a deadline', () => {
  it.each([
    ['2026-11-24T11:59:59Z', 'over', 'over'],
    ['2026-11-24T12:00:00Z', 'over', 'over'],
    ['2026-11-24T12:00:30Z', '1 min left', 'soon'],
    ['2026-11-24T12:59:59Z', '59 min left', 'soon'],
    ['2026-11-24T15:59:59Z', '3 h left', 'soon'],
    ['2026-11-24T16:00:00Z', '4 h left', 'later'],
    ['2026-11-26T11:59:00Z', '47 h left', 'later'],
    ['2026-11-27T12:00:00Z', '3 days left', 'later'],
  ])('%s is %s, %s', (at, words, urgency) => {
    expect(deadline(at, now)).toEqual({ words, urgency });
  });
});
