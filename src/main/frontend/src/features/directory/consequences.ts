const ALWAYS =
  'From now on they decide nothing for this team, and their approvals count no more for what has yet to run.';

/** What follows from a member's leaving, as far as a page can know. */
export function consequences(pending: number, last: boolean): string {
  if (pending === 0) {
    return ALWAYS;
  }
  const one = pending === 1;
  const waits = one
    ? '1 pending change waits for this team'
    : `${pending} pending changes wait for this team`;
  return `${ALWAYS} ${waits}${last ? `; nobody else could decide ${one ? 'it' : 'them'}` : ''}.`;
}
