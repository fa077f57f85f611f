import { CheckmarkFilled, Group, WarningAltFilled } from '@carbon/icons-react';
import type { Schemas } from '../../shared/api/client';
import { Gates, Risk } from '../../shared/policy/RiskAndGates';
import { lasting } from '../../shared/time/deadline';
import { Section } from '../../shared/ui/Section';

type Outcome = Schemas['PreviewChangeOutcome'];

/** What policy would ask: who has to approve, how risky it is and why, which gates are met. */
export function Asked({ outcome }: { outcome: Outcome }) {
  return (
    <>
      <Section title="What policy will ask">
        <p className="asking__verdict">
          {outcome.feasible ? (
            <CheckmarkFilled size={20} className="asking__fine" aria-hidden />
          ) : (
            <WarningAltFilled size={20} className="asking__wrong" aria-hidden />
          )}
          <span>{sentence(outcome)}</span>
        </p>
        {!outcome.feasible && outcome.detail && <p>{outcome.detail}</p>}
      </Section>
      <Risk risk={outcome.risk} />
      {!outcome.automatic && <Seats outcome={outcome} />}
      <Gates gates={outcome.gates} />
    </>
  );
}

function sentence({ automatic, feasible, stages, terms }: Outcome): string {
  if (automatic) {
    return `Nobody has to approve it. It may run for ${lasting(terms.startWithin)} once it is sent and its gates are met.`;
  }
  if (!feasible) {
    return 'Its approvals cannot all be given as things are.';
  }
  const seats = stages.reduce((sum, stage) => sum + stage.seats, 0);
  return `${seats === 1 ? 'One approval' : `${seats} approvals by different people`} within ${lasting(terms.decideWithin)}; then it may run for ${lasting(terms.startWithin)}.`;
}

function Seats({ outcome: { stages, couldDecide } }: { outcome: Outcome }) {
  return (
    <Section title="Approvals">
      <ol className="checks">
        {stages.map((stage) => {
          const people = couldDecide.filter((one) => one.team === stage.team).map(({ name }) => name);
          return (
            <li key={stage.name} className="check">
              <Group size={20} aria-hidden />
              <div>
                <strong>{stage.name}</strong>{' '}
                <span className="quiet">
                  {stage.seats === 1 ? 'one seat' : `${stage.seats} seats`} of {stage.team}
                </span>
                <p>{stage.reason}</p>
                <p>
                  {people.length > 0 ? (
                    <>
                      Could be given by <bdi>{people.join(', ')}</bdi>
                    </>
                  ) : (
                    'Nobody in this team could give it now.'
                  )}
                </p>
              </div>
            </li>
          );
        })}
      </ol>
    </Section>
  );
}
