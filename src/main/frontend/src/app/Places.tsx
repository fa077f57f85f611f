import { Link, useLocation } from '@tanstack/react-router';
import { useCurrentInView } from '../shared/ui/useCurrentInView';

interface Place {
  to:
    | '/changes'
    | '/changes/new'
    | '/tasks'
    | '/executions'
    | '/break-glass'
    | '/models'
    | '/compliance'
    | '/directory';
  name: string;
}

/** The pages. */
export function Places({ places }: { places: readonly Place[] }) {
  const { pathname } = useLocation();
  const row = useCurrentInView(pathname);
  return (
    <nav className="top__places" aria-label="Pages" ref={row}>
      {places.map((place) => (
        <Link
          key={place.to}
          to={place.to}
          className="top__place"
          activeOptions={{ exact: place.to.startsWith('/changes'), includeSearch: false }}
          activeProps={{ 'aria-current': 'page' }}
        >
          {place.name}
        </Link>
      ))}
    </nav>
  );
}
