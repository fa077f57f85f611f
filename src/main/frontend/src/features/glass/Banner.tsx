import { WarningAltFilled } from '@carbon/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Countdown } from './Countdown';
import { openSessions } from './glass';

/** On every page while an emergency session is open that one may see. */
export function Banner() {
  const { data } = useQuery(openSessions);
  if (!data || data.length === 0) {
    return null;
  }
  return (
    <aside className="glass-banner" aria-label="Open emergency sessions">
      <ul>
        {data.slice(0, 3).map((one) => (
          <li
            key={one.id}
            className={one.rehearsal ? 'glass-banner__one glass-banner__one--drill' : 'glass-banner__one'}
          >
            <WarningAltFilled size={20} aria-hidden />
            <span className="glass-banner__what">
              {one.rehearsal ? 'Drill' : 'Emergency session'} open: <bdi>{one.incident}</bdi>, {one.project},
              by <bdi>{one.openedBy}</bdi>
            </span>
            <Countdown until={one.overAt} ahead={one.ahead} />
            <Link to="/break-glass/$id" params={{ id: one.id }}>
              Go to it<span className="hidden"> ({one.incident})</span>
            </Link>
          </li>
        ))}
      </ul>
      {data.length > 3 && <Link to="/break-glass">And {data.length - 3} more</Link>}
    </aside>
  );
}
