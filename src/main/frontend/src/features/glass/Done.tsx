import { WarningAltFilled } from '@carbon/icons-react';
import { Button } from '@carbon/react';
import { answered, api } from '../../shared/api/client';
import { Moment } from '../../shared/ui/Moment';
import { ProblemNotice } from '../../shared/ui/ProblemNotice';
import { Section } from '../../shared/ui/Section';
import { type Session, useGlass } from './glass';

type Action = Session['actions'][number];

/** What was permitted, and what became of it. */
export function Done({ session, may }: { session: Session; may: boolean }) {
  const report = useGlass(({ n, result }: { n: number; result: string }) =>
    answered(
      api.POST('/api/v1/break-glass/{id}/actions/{n}/outcome', {
        params: { path: { id: session.id, n } },
        body: { result },
      }),
    ),
  );
  return (
    <Section
      title="What was done"
      aside={
        <span className="quiet">
          {session.refused === 0 ? 'nothing was refused' : `${session.refused} refused`}
        </span>
      }
    >
      {session.actions.length === 0 && <p className="quiet">Nothing yet.</p>}
      {report.isError && <ProblemNotice error={report.error} />}
      <ol className="entries">
        {session.actions.map((one) => (
          <li key={one.n} className="entry">
            <span>
              <strong>{one.action}</strong> of <bdi>{one.target}</bdi> in {one.environment}
              <span className="quiet entry__more" dir="auto">
                {one.purpose} · <bdi>{one.account}</bdi>, <Moment at={one.askedAt} /> · {became(one)}
              </span>
              {one.violation && (
                <span className="mark mark--error">
                  <WarningAltFilled size={16} aria-hidden /> {one.violation}
                </span>
              )}
            </span>
            {may && one.redeemedAt && !one.result && (
              <span className="glass-outcome">
                {(['succeeded', 'failed'] as const).map((result) => (
                  <Button
                    key={result}
                    size="sm"
                    kind="tertiary"
                    disabled={report.isPending}
                    onClick={() => report.mutate({ n: one.n, result })}
                  >
                    It {result}
                    <span className="hidden"> ({one.n})</span>
                  </Button>
                ))}
              </span>
            )}
          </li>
        ))}
      </ol>
    </Section>
  );
}

function became(one: Action): string {
  if (one.result) {
    return `${one.result.replace('_', ' ')}${one.late ? ', reported after the end' : ''}`;
  }
  if (one.revokedAt) {
    return `taken back by ${one.revokedBy}, and not started`;
  }
  return one.redeemedAt ? 'started, its outcome is not reported yet' : 'permitted, and not started';
}
