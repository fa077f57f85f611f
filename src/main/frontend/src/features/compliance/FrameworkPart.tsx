import { Link } from '@tanstack/react-router';
import { Section } from '../../shared/ui/Section';
import { evidenceOf, type Framework, type Objective } from './controls';
import type { Listed } from './reports';

/** The objectives of one framework, and for each what serves it and what remains. */
export function FrameworkPart({ framework, reports }: { framework: Framework; reports: Listed[] }) {
  return (
    <Section title={framework.title}>
      <ul className="rules">
        {framework.objectives.map((objective) => (
          <ObjectivePart key={objective.number} objective={objective} reports={reports} />
        ))}
      </ul>
    </Section>
  );
}

function ObjectivePart({ objective, reports }: { objective: Objective; reports: Listed[] }) {
  const { number, asks, serves, laws, evidence, remains } = objective;
  return (
    <li className="rule control">
      <h3 className="control__number">{number}</h3>
      <dl className="control__facts">
        <dt>Asks</dt>
        <dd>{asks}</dd>
        <dt>Served by</dt>
        <dd>
          {serves}
          {laws.length > 0 && (
            <span className="quiet">
              {' '}
              ({laws.length === 1 ? 'law' : 'laws'} {laws.join(', ')})
            </span>
          )}
        </dd>
        <dt>Evidence</dt>
        <dd>
          <ul className="control__evidence">
            {evidence.map((one) => (
              <li key={one}>
                <EvidenceLink written={one} reports={reports} />
              </li>
            ))}
          </ul>
        </dd>
        <dt>Remains with you</dt>
        <dd>{remains}</dd>
      </dl>
    </li>
  );
}

function EvidenceLink({ written, reports }: { written: string; reports: Listed[] }) {
  const of = evidenceOf(written, reports);
  switch (of.kind) {
    case 'report':
      return (
        <Link to="/compliance/reports/$name" params={{ name: of.name }} search={{}}>
          {of.title}
        </Link>
      );
    case 'page':
      return <Link to={of.to}>{of.title}</Link>;
    default:
      return of.title;
  }
}
