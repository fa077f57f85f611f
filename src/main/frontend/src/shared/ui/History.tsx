import type { Schemas } from '../api/client';
import { Moment } from './Moment';

type Entry = Schemas['AuditEntry'];

/** Facts in order, oldest first, as told by whoever knows their words; each names its entry in the audit log. */
export function History({ entries, told }: { entries: Entry[] | undefined; told: (entry: Entry) => string }) {
  return (
    <ol className="timeline">
      {entries?.map((entry) => (
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
  );
}
