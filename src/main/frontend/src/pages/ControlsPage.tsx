import { SkeletonText } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { ComplianceTabs } from '../features/compliance/ComplianceTabs';
import { controls } from '../features/compliance/controls';
import { FrameworkPart } from '../features/compliance/FrameworkPart';
import { reportList } from '../features/compliance/reports';
import { ProblemNotice } from '../shared/ui/ProblemNotice';

/** What auditors ask for, and what of it is served here. */
export function ControlsPage() {
  const { data: frameworks, error } = useQuery(controls);
  const reports = useQuery(reportList).data ?? [];
  useEffect(() => {
    document.title = 'Control objectives · Countersign';
  }, []);
  return (
    <>
      <header className="page-head">
        <h1>Control objectives</h1>
      </header>
      <ComplianceTabs />
      <p className="report__question">
        What each objective asks for is said in one sentence of ours: read the standard before you rely on it.
        Countersign serves objectives, it does not meet them for you.
      </p>
      {error && <ProblemNotice error={error} />}
      {!frameworks && !error && <SkeletonText paragraph lineCount={10} />}
      {frameworks?.map((framework) => (
        <FrameworkPart key={framework.id} framework={framework} reports={reports} />
      ))}
    </>
  );
}
