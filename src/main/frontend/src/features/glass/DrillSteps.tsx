import { CheckmarkFilled, CircleDash } from '@carbon/icons-react';
import { exactly } from '../../shared/time/deadline';
import { Section } from '../../shared/ui/Section';
import { type Drill, told, what } from './drill';
import type { Session } from './glass';
import { OneMore } from './OneMore';

type Ended = Pick<Session, 'over' | 'endReason'>;

/** The six steps of a drill: shown, with how long it took, or not. */
export function DrillSteps({ drill, of }: { drill: Drill; of: Ended }) {
  return (
    <ol className="drill-steps">
      {drill.steps.map((step) => {
        const Icon = step.shown ? CheckmarkFilled : CircleDash;
        return (
          <li key={step.id} className={step.shown ? 'check check--met' : 'check'}>
            <Icon size={16} aria-hidden />
            <div>
              {what(step)}
              <span className="quiet entry__more">
                {step.at ? (
                  <time dateTime={step.at} title={exactly(step.at)}>
                    {told(step, of)}
                  </time>
                ) : (
                  told(step, of)
                )}
              </span>
            </div>
          </li>
        );
      })}
    </ol>
  );
}

/** The same, as a part of the session's own page. */
export function DrillShown({ drill, of }: { drill: Drill; of: Session }) {
  const shown = drill.steps.filter((step) => step.shown).length;
  const toTry = of.over && drill.steps.some((step) => step.id === 'refused_after' && !step.shown);
  return (
    <Section
      title="What this drill has shown"
      aside={
        <span className="quiet">{drill.complete ? 'complete' : `${shown} of ${drill.steps.length}`}</span>
      }
    >
      <DrillSteps drill={drill} of={of} />
      {toTry && <OneMore session={of} />}
    </Section>
  );
}
