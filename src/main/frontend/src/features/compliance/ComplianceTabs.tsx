import { PageTabs } from '../../shared/ui/PageTabs';

const TABS = [{ to: '/compliance', name: 'Validation checklist' }] as const;

export const ComplianceTabs = () => <PageTabs label="Compliance" tabs={TABS} />;
