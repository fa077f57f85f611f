import { Document, Launch } from '@carbon/icons-react';
import type { Schemas } from '../../shared/api/client';
import { Moment } from '../../shared/ui/Moment';

type Item = Schemas['Evidence'];

/** Links leave the application without saying where from; files come from the server as downloads. */
export function EvidenceList({ change, items }: { change: string; items: Item[] }) {
  return (
    <ul className="evidence">
      {items.map((item) => (
        <li key={item.id}>
          {item.url ? <Launch size={16} aria-hidden /> : <Document size={16} aria-hidden />}
          <a
            href={item.url ?? `/api/v1/changes/${change}/evidence/${item.id}/content`}
            {...(item.url ? { target: '_blank', rel: 'noreferrer noopener' } : { download: '' })}
            dir="auto"
          >
            {item.title}
          </a>
          <span className="quiet">
            {item.kind} · <bdi>{item.addedBy}</bdi> · <Moment at={item.addedAt} />
            {item.bytes !== undefined && ` · ${Math.ceil(item.bytes / 1024)} kB`}
          </span>
          {item.digest && <code className="evidence__digest">{item.digest}</code>}
        </li>
      ))}
    </ul>
  );
}
