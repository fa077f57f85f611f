import { WarningAltFilled } from '@carbon/icons-react';
import { Link } from '@tanstack/react-router';
import { Deadline } from '../../shared/ui/Deadline';
import { StatusTag } from '../../shared/ui/Tags';
import { type Row, stateOf } from './runs';

/** Changes on their way from approval to outcome. */
export function RunList({ rows, label }: { rows: Row[]; label: string }) {
  return (
    <ul className="runs" aria-label={label}>
      {rows.map((row) => (
        <li key={row.id} className="runs__run">
          <div className="runs__what">
            <Link to="/changes/$id" params={{ id: row.id }} dir="auto">
              {row.title}
            </Link>
            <span className="quiet">
              {row.action} · {row.environment} · <bdi>{row.target}</bdi>
            </span>
          </div>
          <div className="runs__state">
            <StatusTag status={row.status} />
            <span className={row.run?.state === 'unreported' ? 'mark mark--error' : ''}>{stateOf(row)}</span>
          </div>
          <div className="quiet">
            {row.run && (
              <>
                <bdi>{row.run.account}</bdi>, run <bdi>{row.run.runId}</bdi>
              </>
            )}
          </div>
          <div>{row.dueAt && <Deadline at={row.dueAt} />}</div>
          {row.run?.violation && (
            <p className="mark mark--error runs__violation">
              <WarningAltFilled size={16} aria-hidden /> {row.run.violation}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
