import { PageTabs } from '../../shared/ui/PageTabs';

const TABS = [
  { to: '/models', name: 'Library' },
  { to: '/models/drafts', name: 'Drafts' },
  { to: '/models/releases', name: 'Releases' },
] as const;

export const ModelTabs = () => <PageTabs label="Models" tabs={TABS} />;
