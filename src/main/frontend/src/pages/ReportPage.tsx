import { Button, SkeletonText } from '@carbon/react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useEffect, useMemo } from 'react';
import { ComplianceTabs } from '../features/compliance/ComplianceTabs';
import { MomentFilter } from '../features/compliance/MomentFilter';
import { PeriodFilters } from '../features/compliance/PeriodFilters';
import { ReportFigures } from '../features/compliance/ReportFigures';
import { ReportTable } from '../features/compliance/ReportTable';
import { exported, type Report, readAsked, reportList, reportOf } from '../features/compliance/reports';
import { download } from '../shared/csv/csv';
import { exactly } from '../shared/time/deadline';
import { ProblemNotice } from '../shared/ui/ProblemNotice';

const route = getRouteApi('/signed-in/compliance/reports/$name');

/** One report: what it comes down to, and its rows. */
export function ReportPage() {
  const { name } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const asked = useMemo(() => readAsked({ ...search }), [search]);
  const listed = useQuery(reportList).data?.find((one) => one.name === name);
  const moment = listed?.moment ?? name.endsWith('-at');
  const { data: report, error } = useQuery(reportOf(name, asked, moment));
  const file = useMutation({
    mutationFn: () => exported(name, asked, moment),
    onSuccess: (csv) => download(`${name}.csv`, csv),
  });
  const title = report?.title ?? listed?.title ?? 'Report';
  useEffect(() => {
    document.title = `${title} · Countersign`;
  }, [title]);
  return (
    <>
      <header className="page-head">
        <h1>{title}</h1>
        <Button kind="ghost" size="sm" disabled={!report || file.isPending} onClick={() => file.mutate()}>
          Export as CSV
        </Button>
      </header>
      <ComplianceTabs />
      {moment ? (
        <MomentFilter
          at={asked.at}
          onChange={(at) => void navigate({ search: at ? { at } : {}, replace: true })}
        />
      ) : (
        <PeriodFilters
          period={asked}
          onChange={(period) => void navigate({ search: period, replace: true })}
        />
      )}
      {(error ?? file.error) && <ProblemNotice error={error ?? file.error} />}
      {!report && !error && <SkeletonText paragraph lineCount={10} />}
      {report && <Answer report={report} />}
    </>
  );
}

function Answer({ report }: { report: Report }) {
  return (
    <>
      <p className="report__question">
        {report.question} <span className="quiet">{ofWhat(report)}</span>{' '}
        <Link to="/compliance/reports">All reports</Link>
      </p>
      <ReportFigures figures={report.figures} label={`${report.title}, figures`} />
      {report.rows.length === 0 ? (
        <p className="empty">Nothing to report {report.at ? 'at that moment' : 'in this period'}.</p>
      ) : (
        <ReportTable report={report} />
      )}
    </>
  );
}

function ofWhat({ from, until, at, project }: Report): string {
  return at || !from || !until
    ? `As it was on ${exactly(at ?? '')}.`
    : `${project ?? 'Every project that you may see'}, ${exactly(from)} to ${exactly(until)}.`;
}
