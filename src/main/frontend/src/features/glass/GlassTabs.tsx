import { PageTabs } from '../../shared/ui/PageTabs';

const TABS = [
  { to: '/break-glass', name: 'Sessions' },
  { to: '/break-glass/incidents', name: 'Incidents' },
  { to: '/break-glass/drills', name: 'Drills' },
] as const;

export const GlassTabs = () => <PageTabs label="Around emergencies" tabs={TABS} />;
