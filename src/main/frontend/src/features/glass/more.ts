import type { Schemas } from '../../shared/api/client';

export const NOTHING = {
  environments: [] as string[],
  actions: [] as string[],
  targets: '',
  longer: '',
  moreActions: '',
  reason: '',
};

export type More = typeof NOTHING;

const lines = (text: string) =>
  text
    .split('\n')
    .map((one) => one.trim())
    .filter(Boolean);

/** What is sent; nothing is asked for that was left empty. */
export const widening = ({ environments, actions, targets, longer, moreActions, reason }: More) =>
  ({
    scope: { environments, actions, targets: lines(targets) },
    ...(longer ? { longer } : {}),
    ...(moreActions ? { moreActions: Number(moreActions) } : {}),
    reason: reason.trim(),
  }) satisfies Schemas['WidenSessionWanted'];

/** Whether something is asked for, and why. */
export const complete = (more: More) =>
  more.reason.trim() !== '' &&
  [more.environments, more.actions, lines(more.targets), more.longer, more.moreActions].some(
    (part) => part.length > 0,
  );
