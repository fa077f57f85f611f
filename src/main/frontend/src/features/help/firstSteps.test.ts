import { expect, test } from 'vitest';
import { hint } from './firstSteps';

test('whoever may take a seat is led to what waits for them', () => {
  expect(hint(['sre']).view).toBe('waiting-for-me');
  expect(hint(['administrators', 'payments-owners']).view).toBe('waiting-for-me');
});

test('whoever asks is led to their own changes', () => {
  expect(hint(['payments-dev', 'identity-dev']).view).toBe('mine');
});

test('whoever does neither looks at all of them', () => {
  expect(hint(['compliance']).view).toBe('all');
  expect(hint([]).view).toBe('all');
});
