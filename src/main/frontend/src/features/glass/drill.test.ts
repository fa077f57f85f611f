import { describe, expect, it } from 'vitest';
import { brief, told } from './drill';

describe('how long it took', () => {
  it.each([
    ['PT0S', 'less than a second'],
    ['PT0.413S', 'less than a second'],
    ['PT4M0.12S', '4 min'],
    ['PT4M31.9S', '4 min 31 s'],
    ['PT1H2M3S', '1 h 2 min'],
    ['PT25H', '1 day 1 h'],
    ['PT49H', '2 days 1 h'],
  ])('%s is %s', (duration, words) => expect(brief(duration)).toBe(words));
});

describe('a step', () => {
  const open = { over: false };
  it('says how long after what it was shown', () => {
    const step = { id: 'opened', shown: true, at: '2026-11-26T12:00:00Z', took: 'PT4M' };
    expect(told(step, open)).toBe('4 min after its incident was declared');
  });
  it('is still to be shown, or cannot be any more', () => {
    expect(told({ id: 'closed_itself', shown: false }, open)).toBe('not shown yet');
    expect(told({ id: 'closed_itself', shown: false }, { over: true, endReason: 'expired' })).toBe(
      'not shown yet',
    );
    expect(told({ id: 'closed_itself', shown: false }, { over: true, endReason: 'by_hand' })).toBe(
      'not shown: somebody ended it',
    );
    expect(told({ id: 'refused_outside', shown: false }, { over: true })).toBe('not shown, and it is over');
  });
});
