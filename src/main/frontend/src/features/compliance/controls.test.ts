import { expect, it } from 'vitest';
import { evidenceOf } from './controls';

const reports = [
  { name: 'membership-at', title: 'Membership at a moment', question: '?', moment: true, allowed: true },
];

it('says in words what is evidence', () => {
  expect(evidenceOf('report:membership-at', reports)).toEqual({
    kind: 'report',
    name: 'membership-at',
    title: 'Membership at a moment',
  });
  expect(evidenceOf('page:/compliance/self-check', reports)).toMatchObject({
    kind: 'page',
    title: 'Self-check',
  });
  expect(evidenceOf('pack', reports)).toEqual({
    kind: 'file',
    title: 'Evidence pack of a change or session',
  });
});
