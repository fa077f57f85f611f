import { useQuery } from '@tanstack/react-query';
import { ProblemNotice } from '../../shared/ui/ProblemNotice';
import { Section } from '../../shared/ui/Section';
import { migration } from './releasing';
import { counted } from './words';

/** Which running instances would go over to a new version, and why others cannot. */
export function MigrationPart({
  of,
  migrates,
}: {
  of: { release: string } | { draft: string };
  migrates: boolean;
}) {
  const { data, error } = useQuery(migration(of));
  if (data === null) {
    return null;
  }
  return (
    <Section title="Running instances">
      {error && <ProblemNotice error={error} />}
      {data?.items.length === 0 && <p>None is running.</p>}
      {data && data.items.length > 0 && (
        <>
          <p className="lead">
            {migrates
              ? 'Those that can go over to the new version do, the others stay.'
              : 'All of them stay on the version that they began with. If they were to go over:'}
          </p>
          <ul className="reasons">
            {data.items.map((one) => (
              <li key={one.version}>
                Version {one.version}: {counted(one.running, 'instance')} running, {one.moves} can go over,{' '}
                {one.stays} cannot.
                {one.reasons.length > 0 && (
                  <ul className="remedies">
                    {one.reasons.map((reason) => (
                      <li key={`${reason.element}-${reason.detail}`}>
                        <code>{reason.element}</code>: <span dir="auto">{reason.detail}</span>
                      </li>
                    ))}
                  </ul>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}
