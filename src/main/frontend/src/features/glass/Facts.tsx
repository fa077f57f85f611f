import { useQuery } from '@tanstack/react-query';
import { Moment } from '../../shared/ui/Moment';
import { Section } from '../../shared/ui/Section';
import { facts } from './glass';
import { happened } from './happened';

/** Every fact of a session, oldest first; refused attempts too. */
export function Facts({ id }: { id: string }) {
  const { data } = useQuery(facts(id));
  return (
    <Section title="Timeline">
      <ol className="timeline">
        {data?.map((entry) => (
          <li key={entry.id} className={entry.kind === 'act_refused' ? 'timeline__refused' : ''}>
            <span className="quiet timeline__when">
              <Moment at={entry.at} />
            </span>
            <span>
              <strong>
                <bdi>{entry.account}</bdi>
              </strong>{' '}
              <span dir="auto">{happened(entry)}</span>
            </span>
            <span className="quiet timeline__entry" title="Entry of the audit log">
              {entry.id}
            </span>
          </li>
        ))}
      </ol>
    </Section>
  );
}
