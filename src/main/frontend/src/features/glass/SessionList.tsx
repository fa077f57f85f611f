import { Tag } from '@carbon/react';
import { Link } from '@tanstack/react-router';
import { Moment } from '../../shared/ui/Moment';
import { Countdown } from './Countdown';
import { ENDS, OWES, type SessionRow } from './glass';

/** Sessions, the newest first: what they are for, whether they are open, and what they owe. */
export function SessionList({ rows }: { rows: SessionRow[] }) {
  return (
    <ul className="runs" aria-label="Emergency sessions">
      {rows.map((row) => (
        <li key={row.id} className="glass-row">
          <div className="runs__what">
            <Link to="/break-glass/$id" params={{ id: row.id }} dir="auto">
              {row.reason}
            </Link>
            <span className="quiet">
              <bdi>{row.incident}</bdi> · {row.severity} · {row.project} · <bdi>{row.openedBy}</bdi>,{' '}
              <Moment at={row.openedAt} /> · {row.used} of {row.budget} actions
            </span>
          </div>
          <div className="glass-row__state">
            <Tag size="sm" type={row.over ? 'gray' : 'red'}>
              {row.over ? row.status : 'open'}
            </Tag>
            {row.rehearsal && (
              <Tag size="sm" type="purple">
                drill
              </Tag>
            )}
            {row.over ? (
              row.endReason && <span className="quiet">{ENDS[row.endReason]}</span>
            ) : (
              <Countdown until={row.overAt} ahead={row.ahead} quietly />
            )}
          </div>
          {row.owes && (
            <div className={row.owes.overdue ? 'mark mark--error' : 'quiet'}>
              owes {OWES[row.owes.what]}
              {row.owes.overdue && ', overdue'}
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}
