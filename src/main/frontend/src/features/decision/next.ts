import type { Schemas } from '../../shared/api/client';
import { lasting } from '../../shared/time/deadline';

type Change = Pick<Schemas['ChangeDetail'], 'stages' | 'requester' | 'policy' | 'gates'>;

/** What happens when this decision is sent, said before it is. */
export function next(change: Change, verdict: unknown): string {
  const terms = change.policy?.terms;
  if (verdict === 'reject') {
    return `It goes back to ${change.requester}, who gets ${lasting(terms?.remedyWithin ?? 'P7D')} to put right what you list. Nobody else has to decide on it until then.`;
  }
  if (verdict !== 'approve') {
    return 'Choose, and this says what will happen.';
  }
  const missing = change.stages.flatMap((stage) => Array.from({ length: stage.missing }, () => stage.team));
  missing.splice(0, 1);
  if (missing.length > 0) {
    return `Your approval fills one seat. ${missing.length === 1 ? 'One is' : `${missing.length} are`} still missing after it: ${missing.join(', ')}.`;
  }
  const gate = change.gates.find((one) => !one.met);
  const within = lasting(terms?.startWithin ?? 'P1D');
  return `Yours is the last approval: the change may then run for ${within}, exactly as shown${gate ? `, once “${gate.title}” is met` : ''}.`;
}
