import { PageTabs } from '../../shared/ui/PageTabs';

const TABS = [
  { to: '/directory', name: 'Teams' },
  { to: '/directory/people', name: 'People' },
  { to: '/directory/service-accounts', name: 'Service accounts' },
] as const;

export const DirectoryTabs = () => <PageTabs label="Directory" tabs={TABS} />;
