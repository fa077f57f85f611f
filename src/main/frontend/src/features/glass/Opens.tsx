import { Section } from '../../shared/ui/Section';
import type { Session } from './glass';

/** How far the session reaches, by which rule, and who would have been asked instead. */
export function Opens({ session: one }: { session: Session }) {
  const facts = [
    ['Project', one.project],
    ['Environments', one.scope.environments.join(', ')],
    ['Actions', one.scope.actions.join(', ') || 'none before a co-signature'],
    ['Targets', one.scope.targets.join(', ')],
    ['Would have approved', one.skippedTeams.join(', ') || 'nobody'],
    ['Rule', one.rules.map((rule) => rule.reason).join(' ')],
  ] as const;
  return (
    <Section
      title="What it opens"
      aside={<span className="quiet">{one.reach === 'at-once' ? '' : 'more waits for a co-signature'}</span>}
    >
      <dl className="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
