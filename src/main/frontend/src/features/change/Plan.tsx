import { exactly } from '../../shared/time/deadline';
import { Section } from '../../shared/ui/Section';
import type { Change } from './change';

/** The way back, when it may start, and what it is part of. */
export function Plan({ change }: { change: Change }) {
  const { notBefore, notAfter } = change.window;
  const windowed = [
    notBefore && `not before ${exactly(notBefore)}`,
    notAfter && `not after ${exactly(notAfter)}`,
  ];
  return (
    <Section title="Rollback plan and window">
      {change.rollbackPlan ? (
        <p className="words" dir="auto">
          {change.rollbackPlan}
        </p>
      ) : (
        <p className="quiet">No rollback plan was given.</p>
      )}
      <dl className="facts">
        <div>
          <dt>May start</dt>
          <dd>{windowed.filter(Boolean).join(', ') || 'at any time once it is approved'}</dd>
        </div>
        {change.incident && (
          <div>
            <dt>Incident</dt>
            <dd dir="auto">{change.incident}</dd>
          </div>
        )}
      </dl>
    </Section>
  );
}
