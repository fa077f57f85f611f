import { Button } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { exactly } from '../../shared/time/deadline';
import { arriving } from '../../shared/ui/arriving';
import { ProblemNotice } from '../../shared/ui/ProblemNotice';
import { Section } from '../../shared/ui/Section';
import { diagram } from './change';

const Picture = lazy(() => arriving(() => import('./Picture')));

const SKIPPED = new Set(['sequenceFlow', 'exclusiveGateway', 'multiInstanceBody']);

/** Where it is in its process: as steps in words, and as the model that its owners drew. */
export function Process({ id }: { id: string }) {
  const [drawn, setDrawn] = useState(false);
  const { data, error } = useQuery(diagram(id));
  return (
    <Section
      title="Process"
      aside={
        <Button kind="ghost" size="sm" aria-expanded={drawn} onClick={() => setDrawn((now) => !now)}>
          {drawn ? 'Hide the picture' : 'Show the picture'}
        </Button>
      }
    >
      {error && <ProblemNotice error={error} />}
      {drawn && data && (
        <Suspense fallback={<p className="quiet">Drawing …</p>}>
          <Picture diagram={data} />
        </Suspense>
      )}
      <ol className="steps">
        {data?.steps
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
