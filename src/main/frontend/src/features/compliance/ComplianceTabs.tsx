import { PageTabs } from '../../shared/ui/PageTabs';

const TABS = [
  { to: '/compliance', name: 'Validation checklist' },
  { to: '/compliance/history', name: 'History' },
  { to: '/compliance/sample', name: 'Sample' },
  { to: '/compliance/processes', name: 'Process history' },
  { to: '/compliance/reports', name: 'Reports', within: true },
  { to: '/compliance/controls', name: 'Control objectives' },
  { to: '/compliance/holds', name: 'Legal holds' },
  { to: '/compliance/access-reviews', name: 'Access reviews', within: true },
  { to: '/compliance/self-check', name: 'Self-check' },
] as const;

export const ComplianceTabs = () => <PageTabs label="Compliance" tabs={TABS} />;
