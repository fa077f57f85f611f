import { lasting } from '../../../shared/time/deadline';
import type { Outcome } from '../api';

export interface Line {
  name: string;
  before: string;
  after: string;
  differs: boolean;
}

/** What policy says of a change, in a few named lines. */
function said(outcome: Outcome): Record<string, string> {
  const { automatic, feasible, stages = [], gates = [], terms, risk, detail, refusal } = outcome;
  if (refusal || !terms || !risk) {
    return { Outcome: [refusal?.detail, refusal?.next].filter(Boolean).join(' ') };
  }
  return {
    Outcome: automatic
      ? 'Nobody has to approve it.'
      : feasible
        ? 'People approve it.'
        : `It could be approved by nobody. ${detail ?? ''}`.trim(),
    Risk: `${risk.level}: ${risk.reasons.map(({ reason }) => reason).join(' ')}`,
    Approvals: automatic
      ? 'none'
      : stages.map(({ name, seats, team }) => `${name}: ${seats} of ${team}`).join('; '),
    Gates: gates.map(({ title, met }) => `${title} (${met ? 'met' : 'not met'})`).join('; ') || 'none',
    'To be decided within': lasting(terms.decideWithin),
    'To be started within': lasting(terms.startWithin),
    'Signing in again': terms.stepUp ? 'needed to decide' : 'not needed',
  };
}

/** Both outcomes line by line. */
export function compared(before: Outcome, after: Outcome): Line[] {
  const was = said(before);
  const now = said(after);
  return [...new Set([...Object.keys(was), ...Object.keys(now)])].map((name) => ({
    name,
    before: was[name] ?? '',
    after: now[name] ?? '',
    differs: was[name] !== now[name],
  }));
}
