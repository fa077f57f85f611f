import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Moment } from '../../shared/ui/Moment';
import type { Entry } from './notifications';
import { sentence } from './sentence';

/** What was told, the newest first; each leads to its change. */
export function Entries({ entries, onGo }: { entries: Entry[]; onGo: (entry: Entry) => void }) {
  return (
    <ul className="told">
      {entries.map((entry) => (
        <li key={entry.id} className={entry.unread ? 'told__one told__one--unread' : 'told__one'}>
          <Leading entry={entry} onGo={onGo}>
            {entry.unread && <span className="hidden">Unread. </span>}
            {entry.title && (
              <span className="told__what" dir="auto">
                {entry.title}
              </span>
            )}
            <span className={entry.title ? '' : 'told__what'} dir="auto">
              {sentence(entry)}
            </span>
            <span className="told__rest">
              {entry.project && `${entry.project} · ${entry.environment} · `}
              <Moment at={entry.at} />
              {entry.settled && ' · no longer waits'}
            </span>
          </Leading>
        </li>
      ))}
    </ul>
  );
}

function Leading({
  entry,
  onGo,
  children,
}: {
  entry: Entry;
  onGo: (entry: Entry) => void;
  children: ReactNode;
}) {
  if (entry.sessionId) {
    return (
      <Link
        to="/break-glass/$id"
        params={{ id: entry.sessionId }}
        className="told__link"
        onClick={() => onGo(entry)}
      >
        {children}
      </Link>
    );
  }
  if (entry.reviewId) {
    return (
      <Link
        to="/compliance/access-reviews/$id"
        params={{ id: entry.reviewId }}
        className="told__link"
        onClick={() => onGo(entry)}
      >
        {children}
      </Link>
    );
  }
  if (entry.releaseId) {
    return (
      <Link
        to="/models/releases/$id"
        params={{ id: entry.releaseId }}
        className="told__link"
        onClick={() => onGo(entry)}
      >
        {children}
      </Link>
    );
  }
  return entry.changeId ? (
    <Link
      to="/changes/$id"
      params={{ id: entry.changeId }}
      preload={false}
      className="told__link"
      onClick={() => onGo(entry)}
    >
      {children}
    </Link>
  ) : (
    <div className="told__link">{children}</div>
  );
}
