import { CheckmarkFilled, WarningAltFilled } from '@carbon/icons-react';
import type { Schemas } from '../api/client';
import { Section } from '../ui/Section';
import { RiskTag } from '../ui/Tags';

type Gate = Schemas['GateState'];

export function Risk({ risk }: { risk: Schemas['ChangeDetailRiskView'] | undefined }) {
  if (!risk) {
    return null;
  }
  return (
    <Section title="Risk" aside={<RiskTag risk={risk.level} />}>
      <ul className="reasons" aria-label="Rules that say what the risk is">
        {risk.reasons.map((rule) => (
          <li key={`${rule.table}/${rule.id}`}>
            {rule.reason}
            <code className="quiet">
              {rule.table}/{rule.id}
            </code>
          </li>
        ))}
      </ul>
    </Section>
  );
}

export function Gates({ gates }: { gates: Gate[] }) {
  const open = gates.filter((gate) => !gate.met).length;
  return (
    <Section
      title="Gates"
      aside={<span className="quiet">{open === 0 ? 'all met' : `${open} not met`}</span>}
    >
      {gates.length === 0 && <p className="quiet">Policy asks for none.</p>}
      <ul className="checks">
        {gates.map((gate) => (
          <li key={gate.id} className={gate.met ? 'check check--met' : 'check check--open'}>
            {gate.met ? (
              <CheckmarkFilled size={20} aria-label="met" />
            ) : (
              <WarningAltFilled size={20} aria-label="not met" />
            )}
            <div>
              <strong>{gate.title}</strong>
              <p>
                {gate.detail}
                {!gate.met &&
                  ` Needed before ${gate.neededBy === 'decision' ? 'it can be approved' : 'it runs'}.`}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
