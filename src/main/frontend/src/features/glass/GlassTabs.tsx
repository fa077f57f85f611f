import { Link } from '@tanstack/react-router';

const TABS = [
  { to: '/break-glass', name: 'Sessions' },
  { to: '/break-glass/incidents', name: 'Incidents' },
  { to: '/break-glass/drills', name: 'Drills' },
  { to: '/compliance', name: 'Validation checklist' },
] as const;

export function GlassTabs() {
  return (
    <nav className="views" aria-label="Around emergencies">
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
