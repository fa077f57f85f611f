import type { Schemas } from '../../shared/api/client';

type Entry = Pick<Schemas['AuditEntry'], 'kind' | 'revision' | 'data'>;
type Data = Record<string, unknown>;

const word = (data: Data, name: string) => (typeof data[name] === 'string' ? data[name] : '');
const words = (value: string) => value.replaceAll('_', ' ');
/** A field of a change in words, such as {@code rollbackPlan}. */
const named = (field: unknown) => String(field).replace(/[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`);

const SENTENCES: Record<string, (data: Data, entry: Entry) => string> = {
  change_submitted: () => 'asked for the change',
  policy_worked_out: (data) => `asked policy what it needs: ${word(data, 'risk')} risk`,
  decision_recorded: (data) =>
    `${word(data, 'verdict') === 'approve' ? 'approved' : 'rejected'} it for ${word(data, 'team')}`,
  change_revised: (data, entry) =>
    `sent revision ${entry.revision}, altering ${Array.isArray(data.altered) ? data.altered.map(named).join(', ') || 'nothing' : 'it'}`,
  change_rejected: () => 'closed the review: rejected',
  change_approved: () => 'closed the review: approved',
  change_withdrawn: (data) => `withdrew it: ${word(data, 'reason')}`,
  change_executing: () => 'started what was approved',
  change_succeeded: () => 'reported that it succeeded',
  change_failed: () => 'reported that it failed',
  change_rolled_back: () => 'reported that it was rolled back',
  change_expired: () => 'closed it: its time ran out',
  change_declined: () => 'closed it: it was not remedied in time',
  evidence_attached: () => 'attached evidence',
  permit_issued: () => 'got a permit',
  permit_revoked: (data) => `revoked the permit: ${word(data, 'reason') || word(data, 'because')}`,
  digest_violated: () => 'ran something else than what was approved',
  outcome_overdue: () => 'noted that the outcome is overdue',
  approvers_reminded: (data) => `reminded ${word(data, 'team')}`,
  review_escalated: (data) => `escalated from ${word(data, 'team')} to ${word(data, 'to')}`,
  became_feasible: () => 'found that all seats can be filled again',
  became_infeasible: () => 'found that not all seats can be filled',
  task_claimed: () => 'said that they work on it',
  task_released: () => 'gave it back',
  task_completed: (data) => `completed “${word(data, 'name')}”`,
  act_refused: (data) => `was refused: ${word(data, 'detail') || words(word(data, 'code'))}`,
};

/** A fact in words; one that is not known here by its name. */
export function told(entry: Entry): string {
  const data = (entry.data ?? {}) as Data;
  return SENTENCES[entry.kind]?.(data, entry) ?? words(entry.kind.replace(/^change_/, 'the change: '));
}
