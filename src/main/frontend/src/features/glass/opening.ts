import type { Opening } from './glass';

export interface Typed {
  incident: string;
  severity: string;
  unlisted: boolean;
  reason: string;
  project: string;
  environments: string[];
  actions: string[];
  targets: string;
  duration: string;
  closureOwner: string;
  whyNoChange: string;
}

/** What most emergencies need, so that few keys have to be pressed. */
export const begun = (account: string): Typed => ({
  incident: '',
  severity: 'sev2',
  unlisted: false,
  reason: '',
  project: '',
  environments: ['production'],
  actions: ['rollback', 'config-change', 'cluster-operation'],
  targets: '',
  duration: 'PT30M',
  closureOwner: account,
  whyNoChange: '',
});

/** What is sent; nothing is made up for what was left empty. */
export function opening(typed: Typed, known: { reference: string; severity: string } | undefined): Opening {
  const listed = typed.unlisted ? undefined : known;
  return {
    incident: {
      reference: listed?.reference ?? typed.incident.trim(),
      severity: listed?.severity ?? typed.severity,
    },
    reason: typed.reason.trim(),
    scope: {
      project: typed.project,
      environments: typed.environments,
      actions: typed.actions,
      targets: typed.targets
        .split('\n')
        .map((one) => one.trim())
        .filter(Boolean),
    },
    duration: typed.duration,
    closureOwner: typed.closureOwner.trim(),
    ...(typed.whyNoChange.trim() ? { whyNoChange: typed.whyNoChange.trim() } : {}),
  };
}
