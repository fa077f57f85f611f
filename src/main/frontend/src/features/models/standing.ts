import type { Release } from './api';

/** Why somebody cannot decide on a release, in one sentence; nothing where they can or where it is decided. */
export function cannotDecide(release: Release, account: string): string | undefined {
  if (release.status !== 'pending' || release.allowedActions.includes('decide')) {
    return undefined;
  }
  if (release.requestedBy === account || release.authors.includes(account)) {
    return 'You cannot decide: you wrote it or asked for it. Another process owner has to.';
  }
  if (release.decisions.some((one) => one.account === account)) {
    return 'You have decided already. Another process owner has to.';
  }
  return 'You cannot decide: members of process-owners do who wrote none of it.';
}
