import { SkeletonText } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { ComplianceTabs } from '../features/compliance/ComplianceTabs';
import { ReportLinks } from '../features/compliance/ReportLinks';
import { reportList } from '../features/compliance/reports';
import { ProblemNotice } from '../shared/ui/ProblemNotice';

/** What compliance asks again and again. */
export function ReportsPage() {
  const { data: reports, error } = useQuery(reportList);
  useEffect(() => {
    document.title = 'Reports · Countersign';
  }, []);
  return (
    <>
      <header className="page-head">
        <h1>Reports</h1>
      </header>
      <ComplianceTabs />
      {error && <ProblemNotice error={error} />}
      {!reports && !error && <SkeletonText paragraph lineCount={8} />}
      {reports && <ReportLinks reports={reports} />}
    </>
  );
}
