import { expect, it } from 'vitest';
import { Refused } from './client';
import { keyOnce, refused, sent } from './once';

it('sends the same words under the same key', () => {
  expect(keyOnce('a', { title: 'Deploy' })).toBe(keyOnce('a', { title: 'Deploy' }));
});

it('sends other words under another', () => {
  expect(keyOnce('a', { title: 'Deploy' })).not.toBe(keyOnce('a', { title: 'Deploy it' }));
});

it('begins anew once there was an answer', () => {
  const key = keyOnce('b', {});
  sent('b');
  expect(keyOnce('b', {})).not.toBe(key);
});

it('is another after a refusal, for that did nothing, and the same after no answer at all', () => {
  const first = keyOnce('open', { a: 1 });
  refused('open', new Refused(0, {}));
  expect(keyOnce('open', { a: 1 })).toBe(first);
  refused('open', new Refused(422, {}));
  expect(keyOnce('open', { a: 1 })).not.toBe(first);
});
