import { Tag } from '@carbon/react';
import { Link } from '@tanstack/react-router';
import { useWho } from '../../shared/directory/names';
import { Deadline } from '../../shared/ui/Deadline';
import { Moment } from '../../shared/ui/Moment';
import type { Release } from './api';

const STATUS = {
  pending: ['blue', 'waits for a decision'],
  approved: ['teal', 'approved, not in force yet'],
  released: ['green', 'in force or was'],
  rejected: ['magenta', 'rejected'],
  withdrawn: ['gray', 'withdrawn'],
  expired: ['gray', 'expired'],
  failed: ['red', 'failed'],
} as const;

export function ReleaseTag({ status }: { status: Release['status'] }) {
  const [type, words] = STATUS[status] ?? ['gray', status];
  return (
    <Tag type={type} size="sm">
      {words}
    </Tag>
  );
}

/** Releases that were asked for, newest first. */
export function ReleaseList({ rows }: { rows: Release[] }) {
  const who = useWho();
  return (
    <ul className="entries section" aria-label="Releases">
      {rows.map((one) => (
        <li key={one.id} className="entry">
          <span>
            <Link to="/models/releases/$id" params={{ id: one.id }} dir="auto">
              {one.summary}
            </Link>
            <span className="quiet entry__more">
              {one.name}
              {one.version !== undefined && `, version ${one.version}`} · asked for by{' '}
              <bdi>{who(one.requestedBy)}</bdi>, <Moment at={one.requestedAt} />
            </span>
          </span>
          {one.status === 'pending' && one.dueAt && <Deadline at={one.dueAt} />}
          <ReleaseTag status={one.status} />
        </li>
      ))}
    </ul>
  );
}
