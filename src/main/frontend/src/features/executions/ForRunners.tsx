import { Copy } from '@carbon/icons-react';
import { Button } from '@carbon/react';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import type { Schemas } from '../../shared/api/client';
import { arriving } from '../../shared/ui/arriving';
import { Section } from '../../shared/ui/Section';
import { commands } from './commands';
import { RevokePermit } from './RevokePermit';

const ReportOutcome = lazy(() => arriving(() => import('./ReportOutcome')));

/** What a runner has to call, to be copied; and what people can do about a run. */
export function ForRunners({
  change,
  outcomeTask,
}: {
  change: Schemas['ChangeDetail'];
  outcomeTask: string | undefined;
}) {
  const running = change.status === 'executing';
  const [reporting, setReporting] = useState(false);
  if (!running && change.status !== 'approved') {
    return null;
  }
  return (
    <Section title={running ? 'Report the outcome' : 'Run it'}>
      {outcomeTask && (
        <p className="for-runners__task">
          <Link
            to="/tasks/$id"
            params={{ id: outcomeTask }}
            className="cds--btn cds--btn--md cds--layout--size-md cds--btn--primary"
          >
            Report the outcome
          </Link>
        </p>
      )}
      {!outcomeTask && change.execution && change.allowedActions.includes('outcome') && (
        <p className="for-runners__task">
          <Button size="md" kind="tertiary" onClick={() => setReporting(true)}>
            Report the outcome …
          </Button>
        </p>
      )}
      <Suspense>
        {reporting && change.execution && (
          <ReportOutcome
            change={change.id}
            execution={change.execution}
            onClose={() => setReporting(false)}
          />
        )}
      </Suspense>
      {change.permit?.state === 'issued' && <RevokePermit permit={change.permit} change={change.id} />}
      <details className="for-runners__commands" open={!outcomeTask}>
        <summary>Commands for a runner</summary>
        <p className="quiet">
          They need an API token of a pipeline of the project, or of whoever asked for the change. Each can be
          repeated safely.
        </p>
        <ol className="commands">
          {commands(change, window.location.origin).map(({ does, line }) => (
            <li key={does}>
              <div className="commands__head">
                <span>{does}</span>
                <CopyLine line={line} does={does} />
              </div>
              <pre>{line}</pre>
            </li>
          ))}
        </ol>
      </details>
    </Section>
  );
}

/** Browsers let a page copy only where the connection is secure; elsewhere the line can be selected. */
function CopyLine({ line, does }: { line: string; does: string }) {
  const [copied, setCopied] = useState(false);
  return navigator.clipboard ? (
    <Button
      kind="ghost"
      size="sm"
      renderIcon={Copy}
      aria-label={`Copy: ${does}`}
      onClick={() => void navigator.clipboard.writeText(line).then(() => setCopied(true))}
    >
      <span role="status">{copied ? 'Copied' : 'Copy'}</span>
    </Button>
  ) : null;
}
