import { CheckmarkFilled, ErrorFilled } from '@carbon/icons-react';
import { Moment } from '../../shared/ui/Moment';
import { Section } from '../../shared/ui/Section';
import type { Change } from './change';

export function Decisions({ change }: { change: Change }) {
  if (change.decisions.length === 0) {
    return null;
  }
  return (
    <Section title="Decisions">
      <ol className="checks">
        {change.decisions.map((decision) => {
          const approved = decision.verdict === 'approve';
          const Icon = approved ? CheckmarkFilled : ErrorFilled;
          return (
            <li key={decision.id} className={`check check--${approved ? 'met' : 'refused'}`}>
              <Icon size={20} aria-hidden />
              <div>
                <strong>
                  <bdi>{decision.account}</bdi> {approved ? 'approved' : 'rejected'}
                </strong>{' '}
                <span className="quiet">
                  for {decision.team}
                  {decision.onBehalfOf && `, standing in for ${decision.onBehalfOf}`} · revision{' '}
                  {decision.revision} · <Moment at={decision.decidedAt} />
                </span>
                <p className="words" dir="auto">
                  {decision.reason}
                </p>
                {decision.requiredFollowUp && (
                  <p className="words" dir="auto">
                    Required follow-up: {decision.requiredFollowUp}
                  </p>
                )}
                {decision.supersededBy && (
                  <p className="quiet">
                    No longer counts: revision {decision.supersededBy} altered what was decided on.
                  </p>
                )}
                <Remediation items={decision.remediation} />
              </div>
            </li>
          );
        })}
      </ol>
    </Section>
  );
}

function Remediation({ items }: { items: Change['decisions'][number]['remediation'] }) {
  return (
    items.length > 0 && (
      <ul className="remedies" aria-label="To fix">
        {items.map((item) => (
          <li key={item.id}>
            <span dir="auto">{item.item}</span>
            {item.owner && <span className="quiet"> ({item.owner})</span>}
            <p className="quiet" dir="auto">
              {item.answer ? `Answered in revision ${item.answeredIn}: ${item.answer}` : 'Not answered yet.'}
            </p>
          </li>
        ))}
      </ul>
    )
  );
}
