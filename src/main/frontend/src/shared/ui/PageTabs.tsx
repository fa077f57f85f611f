import { Link, useLocation } from '@tanstack/react-router';
import { useCurrentInView } from './useCurrentInView';

/** An address of ours; the router checks that it is one. {@code within}: it stands for the addresses below it as well. */
export type Tab = { to: NonNullable<Parameters<typeof Link>[0]['to']>; name: string; within?: boolean };

/** Pages that belong together. */
export function PageTabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  const row = useCurrentInView(useLocation().pathname);
  return (
    <nav className="views" aria-label={label} ref={row}>
      {tabs.map((tab) => (
        <Link
          key={tab.to}
          to={tab.to}
          className="views__link"
          activeOptions={{ exact: !tab.within, includeSearch: false }}
          activeProps={{ 'aria-current': 'page' }}
        >
          {tab.name}
        </Link>
      ))}
    </nav>
  );
}
