import { Link } from '@tanstack/react-router';
import { useWho } from '../../shared/directory/names';
import { Moment } from '../../shared/ui/Moment';
import { Section } from '../../shared/ui/Section';
import type { Kind, Listed } from './models';
import { cameBy, counted, KINDS } from './words';

/** What is in force, of one kind. */
export function ModelList({ kind, models }: { kind: Kind; models: Listed[] }) {
  const who = useWho();
  return (
    <Section title={KINDS[kind]}>
      <ul className="models">
        {models.map((one) => (
          <li key={one.name} className="models__row">
            <div className="models__what">
              <Link to="/models/$name" params={{ name: one.name }} className="models__name" dir="auto">
                {one.title}
              </Link>
              <code className="quiet">{one.name}</code>
            </div>
            <div className="models__version">
              <span>Version {one.version}</span>
              <span className="quiet">
                {cameBy(one.source)}{' '}
                {one.source !== 'shipped' && (
                  <>
                    by <bdi>{who(one.account)}</bdi>{' '}
                  </>
                )}
                <Moment at={one.at} />
              </span>
            </div>
            <div className="models__use">
              {kind === 'bpmn' && <span>{counted(one.running, 'instance')} running</span>}
              {one.runningOlder > 0 && (
                <span className="quiet">{one.runningOlder.toLocaleString()} of them on older versions</span>
              )}
              {one.drafts > 0 && <span>{counted(one.drafts, 'open draft')}</span>}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
