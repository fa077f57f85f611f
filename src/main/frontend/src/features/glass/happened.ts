import type { Schemas } from '../../shared/api/client';

type Entry = Pick<Schemas['AuditEntry'], 'kind'> & { data?: unknown };

const SENTENCES: Record<string, (data: Record<string, unknown>) => string> = {
  session_told: (data) => `had ${(data.teams as string[]).join(', ')} told`,
  session_opened: (data) => `opened the session until ${when(data.expiresAt)}`,
  session_widening_asked: () => 'asked for more',
  session_widened: (data) => `co-signed what ${data.askedBy} asked for`,
  emergency_action_permitted: (data) =>
    `got a permit: ${data.action} of ${data.target} in ${data.environment}, ${data.purpose}`,
  emergency_action_started: (data) => `started action ${data.n}`,
  emergency_permit_revoked: (data) => `took the permit of action ${data.n} back`,
  emergency_action_reported: (data) => `reported action ${data.n}: ${data.result}`,
  session_ended: (data) => `saw the session end: ${String(data.end ?? data.reason).replaceAll('_', ' ')}`,
  session_revoked: (data) => `revoked the session: ${data.reason}`,
  session_closed: (data) => `closed it: ${data.summary}`,
  session_opinion_given: (data) =>
    `${data.agrees ? 'would have approved it' : 'would not have approved it'}, for ${data.team}: ${data.comment}`,
  session_reviewed: (data) =>
    `reviewed it as ${data.justified ? 'justified' : 'not justified'}: ${data.findings}`,
  session_debt_overdue: (data) => `found the ${String(data.what).replaceAll('_', ' ')} overdue`,
  preventive_action_done: (data) => `did the preventive action: ${data.done ?? data.result}`,
  act_refused: (data) => `was refused: ${data.detail}`,
  task_claimed: () => 'claimed a task of it',
  task_released: () => 'gave a task of it back',
};

const when = (at: unknown) => (typeof at === 'string' ? new Date(at).toLocaleTimeString() : '');

/** A fact in words; one that is not known here by its name. */
export function happened(entry: Entry): string {
  const data = (entry.data ?? {}) as Record<string, unknown>;
  return SENTENCES[entry.kind]?.(data) ?? entry.kind.replaceAll('_', ' ');
}
