import { expect, it } from 'vitest';
import { complete, NOTHING, widening } from './more';

it('asks for several things at once, and for nothing that was left empty', () => {
  const wanted = widening({
    ...NOTHING,
    environments: ['staging'],
    actions: ['data-migration', 'cluster-operation'],
    targets: 'k8s/payments/a\n\n k8s/payments/b ',
    moreActions: '5',
    reason: ' The ledger is hit too. ',
  });
  expect(wanted).toEqual({
    scope: {
      environments: ['staging'],
      actions: ['data-migration', 'cluster-operation'],
      targets: ['k8s/payments/a', 'k8s/payments/b'],
    },
    moreActions: 5,
    reason: 'The ledger is hit too.',
  });
});

it('is sent with a reason, and something that is asked for', () => {
  expect(complete(NOTHING)).toBe(false);
  expect(complete({ ...NOTHING, reason: 'Because.' })).toBe(false);
  expect(complete({ ...NOTHING, targets: ' \n', reason: 'Because.' })).toBe(false);
  expect(complete({ ...NOTHING, moreActions: '5' })).toBe(false);
  expect(complete({ ...NOTHING, moreActions: '5', reason: 'Because.' })).toBe(true);
});
