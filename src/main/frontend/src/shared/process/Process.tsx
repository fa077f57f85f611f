import { Button } from '@carbon/react';
import { lazy, Suspense, useState } from 'react';
import type { Schemas } from '../api/client';
import { exactly } from '../time/deadline';
import { arriving } from '../ui/arriving';
import { ProblemNotice } from '../ui/ProblemNotice';
import { Section } from '../ui/Section';

const Picture = lazy(() => arriving(() => import('./Picture')));

const SKIPPED = new Set(['sequenceFlow', 'exclusiveGateway', 'multiInstanceBody']);

/** Where it is in its process: as steps in words, and as the model that its owners drew. */
export function Process({ diagram, error }: { diagram?: Schemas['Diagram']; error: unknown }) {
  const [drawn, setDrawn] = useState(false);
  return (
    <Section
      title="Process"
      aside={
        <Button kind="ghost" size="sm" aria-expanded={drawn} onClick={() => setDrawn((now) => !now)}>
          {drawn ? 'Hide the picture' : 'Show the picture'}
        </Button>
      }
    >
      {!!error && <ProblemNotice error={error} />}
      {drawn && diagram && (
        <Suspense fallback={<p className="quiet">Drawing …</p>}>
          <Picture diagram={diagram} />
        </Suspense>
      )}
      <ol className="steps">
        {diagram?.steps
          .filter((step) => !SKIPPED.has(step.type))
          .map((step) => (
            <li key={`${step.element}-${step.startedAt}`} className={`step step--${step.state}`}>
              <span>{step.name}</span>{' '}
              <span className="quiet">
                {step.state === 'active'
                  ? 'is here now'
                  : step.state === 'cancelled'
                    ? 'was cut short'
                    : 'done'}
                {step.account && (
                  <>
                    {' '}
                    by <bdi>{step.account}</bdi>
                  </>
                )}
                {step.state === 'active' ? ', since ' : ' · '}
                {exactly(step.endedAt ?? step.startedAt)}
              </span>
            </li>
          ))}
      </ol>
    </Section>
  );
}
