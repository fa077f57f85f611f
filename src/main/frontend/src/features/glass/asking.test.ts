import { describe, expect, it } from 'vitest';
import { asBefore, type Likely } from './asking';

const one: Likely = {
  key: 1,
  action: 'rollback',
  environment: 'production',
  target: 'k8s/payments/checkout',
  command: 'helm rollback checkout 41',
  purpose: 'Checkout is down.',
  from: 'earlier-session',
  times: 2,
};

describe('a likely action', () => {
  it('is asked for as it was done, for its purpose', () => {
    expect(asBefore(one, ' ')).toMatchObject({
      command: 'helm rollback checkout 41',
      purpose: 'Checkout is down.',
    });
  });

  it('is asked for what was typed', () => {
    expect(asBefore(one, ' Bring back orders. ').purpose).toBe('Bring back orders.');
  });
});
