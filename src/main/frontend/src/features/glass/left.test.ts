import { describe, expect, it } from 'vitest';
import { left, worthSaying } from './left';

describe('what is left of a session', () => {
  it('is shown as on a clock', () => {
    expect(left(3_725)).toBe('1:02:05 left');
    expect(left(65)).toBe('1:05 left');
    expect(left(9)).toBe('0:09 left');
    expect(left(0)).toBe('over');
    expect(left(-1)).toBe('over');
  });

  it('is said at fifteen, five and one minute, and at its end', () => {
    expect(worthSaying(901)).toBe('');
    expect(worthSaying(900)).toBe('At most 15 minutes left.');
    expect(worthSaying(301)).toBe('At most 15 minutes left.');
    expect(worthSaying(300)).toBe('At most 5 minutes left.');
    expect(worthSaying(60)).toBe('At most one minute left.');
    expect(worthSaying(0)).toBe('The session is over.');
  });
});
