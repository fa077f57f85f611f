import { InlineNotification } from '@carbon/react';
import { Refused } from '../api/client';
import { exactly } from '../time/deadline';

/** What went wrong, what has happened instead, and what to do, in the server's own words. */
export function ProblemNotice({ error, onClose }: { error: unknown; onClose?: () => void }) {
  const problem = error instanceof Refused ? error.problem : {};
  const title = error instanceof Error ? error.message : 'Something went wrong.';
  const fields = (problem.errors ?? []).map((field) => `${field.field}: ${field.message}`);
  const offline = error instanceof Refused && error.status === 0;
  const next = offline ? 'Check the connection; what you typed is still here.' : problem.next;
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
