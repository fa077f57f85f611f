import { lasting } from '../../shared/time/deadline';
import type { Opening, Proposal } from './glass';

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

/** What most emergencies need, so that few keys have to be pressed; as the server proposes it, once it has. */
export const begun = (account: string, proposed?: Proposal): Typed => ({
  incident: '',
  severity: 'sev2',
  unlisted: false,
  reason: '',
  project: proposed?.scope.project ?? '',
  environments: proposed?.scope.environments ?? ['production'],
  actions: proposed?.scope.actions ?? ['rollback', 'config-change', 'cluster-operation'],
  targets: proposed?.scope.targets.join('\n') ?? '',
  duration: proposed?.duration ?? 'PT30M',
  closureOwner: proposed?.closureOwner ?? account,
  whyNoChange: '',
});

/** Under which what is typed into the form of an opening is kept for this tab. */
export const OPENING_DRAFT = 'opening';

/** What the form of an opening asks for; nothing of it is taken from elsewhere. */
export const scopeOf = (values: Partial<Typed>) => ({
  project: values.project ?? '',
  environments: values.environments ?? [],
  actions: values.actions ?? [],
  targets: values.targets ?? '',
  duration: values.duration ?? '',
  closureOwner: values.closureOwner ?? '',
});

/** What the form offers, and what was proposed where it is none of that. */
export const offered = (durations: { value: string; label: string }[], proposed: string) =>
  durations.some((one) => one.value === proposed)
    ? durations
    : [{ value: proposed, label: lasting(proposed) }, ...durations];

/** Whether nothing of the scope has to be said: it is shown in words, and altered where somebody wants to. */
export const complete = (proposed: Proposal | undefined): proposed is Proposal =>
  Boolean(proposed?.scope.project) &&
  [proposed?.scope.environments, proposed?.scope.actions, proposed?.scope.targets].every(
    (part) => part && part.length > 0,
  );

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
