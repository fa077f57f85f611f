import { PageTabs } from '../../shared/ui/PageTabs';

const TABS = [
  { to: '/compliance', name: 'Validation checklist' },
  { to: '/compliance/history', name: 'History' },
  { to: '/compliance/sample', name: 'Sample' },
  { to: '/compliance/processes', name: 'Process history' },
  { to: '/compliance/reports', name: 'Reports' },
  { to: '/compliance/holds', name: 'Legal holds' },
  { to: '/compliance/access-reviews', name: 'Access reviews' },
] as const;

export const ComplianceTabs = () => <PageTabs label="Compliance" tabs={TABS} />;
