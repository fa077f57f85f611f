import type { Entry } from './notifications';

type Facts = Pick<Entry, 'kind'> & Partial<Pick<Entry, 'team' | 'by' | 'items' | 'task'>>;

const by = (entry: Facts) => (entry.by && entry.by !== 'system' ? ` by ${entry.by}` : '');
const reported = (entry: Facts) => (by(entry) ? `, reported${by(entry)}` : '');
const team = (entry: Facts) => entry.team ?? 'Your team';

const SENTENCES: Record<Entry['kind'], (entry: Facts) => string> = {
  seat_opened: (entry) => `A seat of ${team(entry)} is open, and you could take it`,
  approvers_reminded: (entry) => `Reminder: ${team(entry)} has not decided yet`,
  review_escalated: (entry) => `Escalated: ${team(entry)} has not decided in time`,
  task_opened: (entry) => `A task waits for your team: ${entry.task ?? 'see its form'}`,
  change_approved: (entry) => `Approved${by(entry)}: it may run now`,
  change_rejected: (entry) => `Rejected${by(entry)}: ${toRemedy(entry.items ?? 0)}`,
  change_declined: () => 'Declined: it was not remedied in time',
  change_expired: () => 'Expired: its time ran out',
  change_withdrawn: (entry) => `Withdrawn${by(entry)}`,
  change_succeeded: (entry) => `Succeeded${reported(entry)}`,
  change_failed: (entry) => `Failed${reported(entry)}`,
  change_rolled_back: (entry) => `Rolled back${reported(entry)}`,
  digest_violated: () => 'What ran is not what was approved',
  outcome_overdue: () => 'Nobody has reported how it ended',
  session_opened: (entry) => `An emergency session was opened${by(entry)}`,
  co_signature_wanted: (entry) => `A co-signature is wanted: ${entry.by ?? 'somebody'} asks for more`,
  session_ended: () => 'The emergency session is over: its closure is owed',
  access_review_started: (entry) => `You are asked${by(entry)} who still needs the access that they have`,
  model_released: () => 'In force: your release was approved and deployed',
  release_rejected: (entry) => `Your release was rejected${by(entry)}`,
  release_withdrawn: (entry) => `Your release was withdrawn${by(entry)}`,
  release_expired: () => 'Your release expired: nobody decided in time',
  release_failed: () => 'Your release failed: it was approved and could not be put in force',
  debt_overdue: (entry) => `Overdue: ${team(entry)} owes something of this session`,
};

const toRemedy = (items: number) => (items === 1 ? 'one item to remedy' : `${items} items to remedy`);

/** What has happened, in words; the change itself is named beside it. */
export const sentence = (entry: Facts): string => SENTENCES[entry.kind](entry);
