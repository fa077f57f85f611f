import { expect, it } from 'vitest';
import { keyOnce, sent } from './once';

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
