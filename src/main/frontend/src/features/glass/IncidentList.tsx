import { Launch } from '@carbon/icons-react';
import { Button, Tag } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import { Moment } from '../../shared/ui/Moment';
import type { Incident } from './command';
import { openSessions } from './glass';

export type Wish = 'resolve' | 'alter' | 'reopen';

/** Incidents, the newest first, and what may be done about each by whoever commands. */
export function IncidentList({
  label,
  rows,
  onWish,
}: {
  label: string;
  rows: Incident[];
  /** None: the reader does not command. */
  onWish: ((wish: Wish, incident: Incident) => void) | undefined;
}) {
  const open = useQuery(openSessions).data ?? [];
  return (
    <ul className="entries" aria-label={label}>
      {rows.map((one) => (
        <li key={one.reference} className="entry">
          <span>
            <Named one={one} />
            <Facts one={one} open={open.filter((session) => session.incident === one.reference).length} />
          </span>
          {onWish && <Wishes one={one} onWish={onWish} />}
        </li>
      ))}
    </ul>
  );
}

function Named({ one }: { one: Incident }) {
  return (
    <>
      <strong>
        <bdi>{one.reference}</bdi>
      </strong>{' '}
      <span dir="auto">{one.title}</span>{' '}
      <Tag size="sm" type={one.severity === 'sev1' ? 'red' : 'gray'}>
        {one.severity}
      </Tag>{' '}
      {one.rehearsal && (
        <Tag size="sm" type="purple">
          drill
        </Tag>
      )}
    </>
  );
}

function Facts({ one, open }: { one: Incident; open: number }) {
  return (
    <span className="quiet entry__more">
      {one.project ?? 'any project'} · declared by <bdi>{one.declaredBy}</bdi>, <Moment at={one.declaredAt} />
      {one.resolvedAt && (
        <>
          {' '}
          · resolved by <bdi>{one.resolvedBy}</bdi>, <Moment at={one.resolvedAt} />
        </>
      )}
      {open > 0 && ` · ${open === 1 ? 'one session is' : `${open} sessions are`} open for it`}
      {one.url && (
        <>
          {' '}
          ·{' '}
          <a href={one.url} target="_blank" rel="noreferrer noopener" className="incident__link">
            Where it is handled
            <Launch size={16} aria-hidden />
            <span className="hidden"> ({one.reference}, in another tab)</span>
          </a>
        </>
      )}
    </span>
  );
}

function Wishes({ one, onWish }: { one: Incident; onWish: (wish: Wish, incident: Incident) => void }) {
  const ways: [Wish, string][] =
    one.status === 'active'
      ? [
          ['alter', 'Alter …'],
          ['resolve', 'Resolve …'],
        ]
      : [['reopen', 'Make active again …']];
  return (
    <span className="entry__acts">
      {ways.map(([wish, words]) => (
        <Button key={wish} kind="ghost" size="sm" onClick={() => onWish(wish, one)}>
          {words}
          <span className="hidden"> ({one.reference})</span>
        </Button>
      ))}
    </span>
  );
}
