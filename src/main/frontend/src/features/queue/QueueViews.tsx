import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useCurrentInView } from '../../shared/ui/useCurrentInView';
import { type Filters, readFilters, VIEWS, type View } from './filters';
import { count } from './queue';

/** Saved views with how many each shows now. */
export function QueueViews({ filters }: { filters: Filters }) {
  const row = useCurrentInView(`${filters.view} ${filters.status}`);
  return (
    <nav className="views" aria-label="Views of the queue" ref={row}>
      {VIEWS.map((view) => (
        <ViewLink key={view.name} view={view} filters={filters} />
      ))}
    </nav>
  );
}

function ViewLink({ view, filters }: { view: View; filters: Filters }) {
  const shown = readFilters({ ...view.filters });
  const counted = useQuery(count(shown));
  const current = shown.view === filters.view && shown.status === filters.status;
  const number = counted.data && `${counted.data.count.toLocaleString()}${counted.data.atLeast ? '+' : ''}`;
  return (
    <Link
      to="/changes"
      search={view.filters}
      className="views__link"
      aria-current={current ? 'page' : undefined}
    >
      {view.name} {number !== undefined && <span className="views__count">{number}</span>}
    </Link>
  );
}
