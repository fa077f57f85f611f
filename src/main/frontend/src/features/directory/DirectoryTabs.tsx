import { Link } from '@tanstack/react-router';

const TABS = [
  { to: '/directory', name: 'Teams' },
  { to: '/directory/people', name: 'People' },
  { to: '/directory/service-accounts', name: 'Service accounts' },
] as const;

export function DirectoryTabs() {
  return (
    <nav className="views" aria-label="Directory">
      {TABS.map((tab) => (
        <Link
          key={tab.to}
          to={tab.to}
          className="views__link"
          activeOptions={{ exact: true }}
          activeProps={{ 'aria-current': 'page' }}
        >
          {tab.name}
        </Link>
      ))}
    </nav>
  );
}
