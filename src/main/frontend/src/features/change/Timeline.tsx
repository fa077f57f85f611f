import { useQuery } from '@tanstack/react-query';
import { Moment } from '../../shared/ui/Moment';
import { ProblemNotice } from '../../shared/ui/ProblemNotice';
import { Section } from '../../shared/ui/Section';
import { timeline } from './change';
import { told } from './told';

/** Every fact, oldest first; each links to nothing and names its entry in the audit log. */
export function Timeline({ id }: { id: string }) {
  const { data, error } = useQuery(timeline(id));
  return (
    <Section title="Timeline">
      {error && <ProblemNotice error={error} />}
      <ol className="timeline">
        {data?.items.map((entry) => (
          <li key={entry.id} className={entry.kind === 'act_refused' ? 'timeline__refused' : ''}>
            <span className="quiet timeline__when">
              <Moment at={entry.at} />
            </span>
            <span>
              <strong>
                <bdi>{entry.account}</bdi>
              </strong>{' '}
              <span dir="auto">{told(entry)}</span>
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
