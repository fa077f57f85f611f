import { CheckmarkFilled, CircleDash, Time } from '@carbon/icons-react';
import type { Schemas } from '../../shared/api/client';
import { Section } from '../../shared/ui/Section';

type Stage = Schemas['ReviewStageView'];
type Candidate = Schemas['AskEligibilityCouldDecide'];

const STATES = {
  approved: [CheckmarkFilled, 'approved'],
  open: [Time, 'open now'],
  waiting: [CircleDash, 'waits for the stage before'],
  closed: [CircleDash, 'nobody is asked now'],
} as const;

/** Who has approved, who is missing, and who could still take each seat. */
export function Stages({ stages, candidates }: { stages: Stage[]; candidates: Candidate[] }) {
  const open = stages.some((stage) => stage.state === 'open');
  return (
    <Section title="Approvals">
      {stages.length === 0 && <p className="quiet">Policy asks nobody: it runs without approval.</p>}
      <ol className="checks">
        {stages.map((stage) => {
          const [Icon, words] =
            stage.state === 'waiting' && !open
              ? STATES.closed
              : (STATES[stage.state as keyof typeof STATES] ?? STATES.waiting);
          const could = candidates
            .filter((candidate) => candidate.team === stage.team)
            .map(({ name }) => name);
          return (
            <li key={stage.name} className={`check check--${stage.state}`}>
              <Icon size={20} aria-label={words} />
              <div>
                <strong>{stage.name}</strong>{' '}
                <span className="quiet">
                  {stage.seats === 1 ? 'one seat' : `${stage.seats} seats`} of {stage.team} · {words}
                </span>
                <p>{stage.reason}</p>
                {stage.approvals.length > 0 && (
                  <p>
                    Approved by <bdi>{stage.approvals.join(', ')}</bdi>
                  </p>
                )}
                {stage.missing > 0 && (
                  <p>
                    {stage.missing === 1 ? 'One approval is' : `${stage.missing} approvals are`} missing
                    {could.length > 0 ? (
                      <>
                        {' '}
                        · could be given by <bdi>{could.join(', ')}</bdi>
                      </>
                    ) : (
                      '.'
                    )}
                  </p>
                )}
              </div>
            </li>
          );
        })}
      </ol>
    </Section>
  );
}
