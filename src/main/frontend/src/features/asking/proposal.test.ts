import { describe, expect, it } from 'vitest';
import type { Schemas } from '../../shared/api/client';
import { alterations, carried, effect, openItems, unanswered } from './alterations';
import { atItsRow, faultsOf, missing, proposalOf, typedFrom, wrong } from './proposal';

const item = { id: 'dec_1/1', item: 'Name the way back' };
const decision = (account: string, verdict: string, more = {}) => ({
  account,
  verdict,
  remediation: [],
  ...more,
});
const change = {
  project: 'payments',
  environment: 'production',
  action: 'deploy',
  target: 'k8s/payments/checkout',
  title: '<script>alert(1)</script>',
  operation: { parameters: { replicas: 3, tag: '3' }, artifact: { name: 'checkout:1' } },
  window: { notBefore: '2026-11-26T23:30:12Z' },
  decisions: [
    decision('sre-one', 'approve'),
    decision('owner-one', 'reject', { remediation: [item, { ...item, id: 'dec_1/2', answer: 'done' }] }),
    decision('owner-two', 'approve', { supersededBy: 2 }),
  ],
} as unknown as Schemas['ChangeDetail'];

describe('what is sent', () => {
  it('leaves out what is empty', () => {
    const typed = {
      title: '  ',
      artifact: { name: '' },
      window: {},
      evidence: [{}],
      authors: [{ account: ' ' }],
    };
    expect(proposalOf(typed)).toEqual({});
  });

  it('is what was typed, whatever it looks like', () => {
    const title = `${'ש'.repeat(198)}<b`;
    expect(proposalOf({ title, description: '=cmd()' })).toEqual({ title, description: '=cmd()' });
  });

  it('has times that the server reads', () => {
    expect(proposalOf({ window: { notAfter: '2026-11-26T12:00+02:00' } }).window).toEqual({
      notAfter: '2026-11-26T10:00:00.000Z',
    });
  });

  it('takes nothing that the choices of the form brought along', () => {
    expect(proposalOf({ projects: [{ value: 'x' }], target: 't' })).toEqual({ target: 't' });
  });

  it('has no two parameters of a name', () => {
    expect(faultsOf({ parameters: [{ name: 'a' }, { name: 'a' }] })[0]?.field).toBe('parameters[1].name');
  });
});

describe('faults', () => {
  const typed = { parameters: [{ name: 'a' }, { name: 'b' }] };

  it('of a parameter are those of its row', () => {
    expect(atItsRow({ field: 'parameters.b', message: 'm' }, typed).field).toBe('parameters[1].value');
    expect(atItsRow({ field: 'parameters', message: 'm' }, typed).field).toBe('parameters');
  });

  it('tell what is missing from what is wrong', () => {
    const faults = [
      { field: 'title', message: 'is missing' },
      { field: 'target', message: 'is too long' },
    ];
    expect(missing(faults).map((one) => one.field)).toEqual(['title']);
    expect(wrong(faults).map((one) => one.field)).toEqual(['target']);
  });
});

describe('a revision', () => {
  const before = typedFrom(change);

  it('that alters nothing sends nothing', () => {
    expect(alterations(before, structuredClone(before))).toEqual({});
  });

  it('sends only what was altered, and empties what was emptied', () => {
    const now = { ...before, title: 'Deploy', parameters: [], window: {} };
    expect(alterations(before, now)).toEqual({ title: 'Deploy', parameters: {}, window: {} });
  });

  it('keeps approvals where only words differ, and reopens them where what runs does', () => {
    expect(effect(change, { title: 'a', evidence: [] })).toMatchObject({ kept: ['sre-one'], reopened: [] });
    expect(effect(change, { target: 'b' })).toMatchObject({ kept: [], reopened: ['sre-one'] });
    expect(effect(change, { authors: ['sre-one'] }).reopened).toEqual(['sre-one']);
  });

  it('keeps what was typed when another author was quicker, and does not undo what they did', () => {
    const fresh = { ...before, target: 'theirs', title: 'theirs' };
    const mine = { ...before, title: 'mine' };
    expect(carried(before, mine, fresh)).toEqual({ ...before, target: 'theirs', title: 'mine' });
  });

  it('answers each open item', () => {
    expect(openItems(change)).toEqual([item]);
    expect(unanswered([item], { [item.id]: ' a ' })).toEqual([item]);
    expect(unanswered([item], { [item.id]: 'It is in the plan.' })).toEqual([]);
  });
});
