import type { Schemas } from '../../shared/api/client';
import { type Proposal, proposalOf, type Typed } from './proposal';

type Change = Schemas['ChangeDetail'];

/** What is sent to leave a field empty that had something in it. */
const EMPTIED: Partial<Proposal> = {
  description: '',
  rollbackPlan: '',
  incident: '',
  parameters: {},
  window: {},
};

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** Only what somebody altered: what they left as it was stays as it is, also where another author has altered it since. */
export function alterations(before: Typed, now: Typed): Proposal {
  const [was, is] = [proposalOf(before), proposalOf(now)];
  const fields = [...new Set([...Object.keys(was), ...Object.keys(is)])] as (keyof Proposal)[];
  return Object.fromEntries(
    fields
      .filter((field) => !same(was[field], is[field]))
      .map((field) => [field, is[field] ?? EMPTIED[field]]),
  );
}

/** Takes what somebody altered over to what the change has become meanwhile. */
export function carried(before: Typed, now: Typed, fresh: Typed): Typed {
  const kept = Object.entries(now).filter(([field, value]) => field in fresh && !same(value, before[field]));
  return { ...fresh, ...Object.fromEntries(kept) };
}

/** Words alone and further evidence keep every decision; the server grades in the same way, and has the last word. */
const KEEPING = ['title', 'description', 'evidence', 'authors', 'answers'];

const WORDS: Record<string, string> = { rollbackPlan: 'rollback plan' };

export interface Effect {
  /** What differs, in words. */
  altered: string[];
  kept: string[];
  reopened: string[];
  /** New authors who have decided lose their own decision. */
  authors: boolean;
}

/** What becomes of the approvals given so far. */
export function effect(change: Change, sent: Proposal): Effect {
  const fields = Object.keys(sent).filter((field) => field !== 'answers');
  const material = fields.some((field) => !KEEPING.includes(field));
  const approvals = change.decisions.filter((one) => one.verdict === 'approve' && !one.supersededBy);
  const reopens = (account: string) => material || (sent.authors ?? []).includes(account);
  return {
    altered: fields.map((field) => WORDS[field] ?? field),
    kept: approvals.filter((one) => !reopens(one.account)).map((one) => one.account),
    reopened: approvals.filter((one) => reopens(one.account)).map((one) => one.account),
    authors: !material && (sent.authors ?? []).length > 0,
  };
}

export type Item = Schemas['ReviewItemView'];

/** What a rejection asked for and nobody has answered yet. */
export const openItems = (change: Change): Item[] =>
  change.decisions
    .filter((decision) => decision.verdict === 'reject')
    .flatMap((decision) => decision.remediation.filter((item) => !item.answer));

const SHORTEST = 3;

export const unanswered = (items: Item[], answers: Record<string, string>): Item[] =>
  items.filter((item) => (answers[item.id] ?? '').trim().length < SHORTEST);
