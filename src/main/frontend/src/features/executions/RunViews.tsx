import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useCurrentInView } from '../../shared/ui/useCurrentInView';
import { RUN_VIEWS, type RunView, runCount } from './runs';

export function RunViews({ shown }: { shown: RunView }) {
  const row = useCurrentInView(shown.id);
  return (
    <nav className="views" aria-label="Views of the executions" ref={row}>
      {RUN_VIEWS.map((view) => (
        <ViewLink key={view.id} view={view} current={view.id === shown.id} />
      ))}
    </nav>
  );
}

function ViewLink({ view, current }: { view: RunView; current: boolean }) {
  const counted = useQuery(runCount(view)).data;
  return (
    <Link
      to="/executions"
      search={{ view: view.id }}
      className="views__link"
      aria-current={current ? 'page' : undefined}
    >
      {view.name}{' '}
      {counted && (
        <span className="views__count">
          {counted.count.toLocaleString()}
          {counted.atLeast && '+'}
        </span>
      )}
    </Link>
  );
}
