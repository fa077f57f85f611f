import { CheckmarkFilled, Renew } from '@carbon/icons-react';
import type { Schemas } from '../../shared/api/client';
import { Section } from '../../shared/ui/Section';

/** What became of each decision, in the server's words. */
export function Sent({ revised }: { revised: Schemas['ChangeRevised'] }) {
  return (
    <Section title={`Revision ${revised.change.revision} is sent`}>
      {revised.decisions.length === 0 && <p>Nobody had decided on it; nothing has to be given again.</p>}
      <ul className="checks">
        {revised.decisions.map((decision) => {
          const Icon = decision.reopened ? Renew : CheckmarkFilled;
          return (
            <li key={decision.decision} className={`check ${decision.reopened ? '' : 'check--met'}`}>
              <Icon size={20} aria-hidden />
              <div>
                <strong>
                  <bdi>{decision.account}</bdi>
                </strong>
                <p>{decision.why}</p>
              </div>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
