import { CheckmarkFilled, WarningAltFilled, WarningFilled } from '@carbon/icons-react';
import { SubjectLink } from './SubjectLink';
import { type CheckedRule, inOrder, outcome, type SelfCheck } from './selfChecks';

const LOOKS = {
  right: [CheckmarkFilled, 'holds', 'met'],
  fault: [WarningFilled, 'does not hold', 'open'],
  reminder: [WarningAltFilled, 'to be looked after', 'open'],
} as const;

/** What was checked, what does not hold first. */
export function CheckedRules({ check }: { check: SelfCheck }) {
  return (
    <ul className="rules" aria-label="What was checked">
      {inOrder(check.checks).map((rule) => (
        <RulePart key={rule.id} rule={rule} />
      ))}
    </ul>
  );
}

function RulePart({ rule }: { rule: CheckedRule }) {
  const [Icon, words, look] = LOOKS[outcome(rule)];
  return (
    <li className="rule">
      <p className="rule__sentence">
        <span>{rule.sentence}</span>
        <span className={`mark verdict verdict--${look}`}>
          <Icon size={16} aria-hidden />
          {words}
          {rule.found > 0 && ` · ${rule.found.toLocaleString()} found`}
        </span>
      </p>
      {rule.findings.length > 0 && (
        <ol className="offenders" aria-label={rule.sentence}>
          {rule.findings.map(({ subject, detail }) => (
            <li key={`${subject} ${detail}`} className="offender">
              {subject && <SubjectLink id={subject} />}
              <span className="offender__detail">{detail}</span>
            </li>
          ))}
        </ol>
      )}
      {rule.findings.length < rule.found && rule.findings.length === 100 && (
        <p className="quiet">The first 100 are shown.</p>
      )}
    </li>
  );
}
