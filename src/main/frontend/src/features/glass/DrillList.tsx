import { Tag } from '@carbon/react';
import { Link } from '@tanstack/react-router';
import { exactly } from '../../shared/time/deadline';
import type { DrillRow } from './command';
import { DrillSteps } from './DrillSteps';

/** Drills, the newest first, each with its date and what it has shown. */
export function DrillList({ rows }: { rows: DrillRow[] }) {
  return (
    <ol className="drills" aria-label="Drills">
      {rows.map(({ id, session, drill }) => (
        <li key={id} className="section">
          <div className="drills__head">
            <div className="runs__what">
              <Link to="/break-glass/$id" params={{ id }} dir="auto">
                {session.reason}
              </Link>
              <span className="quiet">
                <time dateTime={session.openedAt}>{exactly(session.openedAt)}</time> ·{' '}
                <bdi>{session.incident}</bdi> · {session.project} · <bdi>{session.openedBy}</bdi>
              </span>
            </div>
            <span className="glass__facts">
              {!session.over && (
                <Tag size="sm" type="purple">
                  open
                </Tag>
              )}
              <Tag size="sm" type={drill.complete ? 'green' : 'gray'}>
                {drill.complete
                  ? 'complete'
                  : `${drill.steps.filter((step) => step.shown).length} of ${drill.steps.length} shown`}
              </Tag>
            </span>
          </div>
          <DrillSteps drill={drill} of={session} />
        </li>
      ))}
    </ol>
  );
}
