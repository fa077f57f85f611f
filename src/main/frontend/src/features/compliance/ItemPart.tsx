import { Section } from '../../shared/ui/Section';
import { type Item, type Rule, ruleVerdict, verdict } from './checklist';
import { Offenders } from './Offenders';
import { VerdictMark } from './Verdicts';

/** One of the four, in the guide's words, and the rules that it comes down to. */
export function ItemPart({ item }: { item: Item }) {
  const stands = verdict(item);
  const facts = item.lookedAt === 1 ? 'one fact' : `${item.lookedAt.toLocaleString()} facts`;
  return (
    <Section
      title={item.title}
      aside={<VerdictMark of={stands}>{stands === 'nothing' ? '' : ` · ${facts} looked at`}</VerdictMark>}
    >
      <ul className="rules">
        {item.rules.map((rule) => (
          <RulePart key={rule.id} rule={rule} />
        ))}
      </ul>
    </Section>
  );
}

function RulePart({ rule }: { rule: Rule }) {
  const stands = ruleVerdict(rule);
  const looked = rule.lookedAt.toLocaleString();
  return (
    <li className="rule">
      <p className="rule__sentence">
        <span>{rule.sentence}</span>
        <VerdictMark of={stands}>
          {stands === 'nothing'
            ? ''
            : stands === 'met'
              ? ` · ${looked} looked at`
              : ` · ${rule.found.toLocaleString()} of ${looked}`}
        </VerdictMark>
      </p>
      {rule.found > 0 && <Offenders rule={rule} />}
    </li>
  );
}
