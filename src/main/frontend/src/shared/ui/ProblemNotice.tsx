import { InlineNotification } from '@carbon/react';
import { Refused } from '../api/client';
import { exactly } from '../time/deadline';

/** What went wrong, what has happened instead, and what to do, in the server's own words. */
export function ProblemNotice({ error, onClose }: { error: unknown; onClose?: () => void }) {
  const problem = error instanceof Refused ? error.problem : {};
  const title = error instanceof Error ? error.message : 'Something went wrong.';
  const fields = (problem.errors ?? []).map((field) => `${field.field}: ${field.message}`);
  const status = error instanceof Refused ? error.status : undefined;
  const next = status === undefined ? undefined : (OURS[status] ?? problem.next);
  const { outcome } = problem;
  const happened =
    outcome && `${outcome.what.replaceAll('_', ' ')}, by ${outcome.who}, ${exactly(outcome.when)}.`;
  return (
    <InlineNotification
      kind="error"
      lowContrast
      title={title}
      subtitle={[happened, ...fields, next].filter(Boolean).join(' ')}
      hideCloseButton={!onClose}
      {...(onClose ? { onCloseButtonClick: onClose } : {})}
    />
  );
}

// Where the server has no words, or words for machines.
const OURS: Record<number, string> = {
  0: 'Check the connection; what you typed is still here.',
  401: 'Sign in, and try again.',
};
