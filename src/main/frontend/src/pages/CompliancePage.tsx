import { Button, SkeletonText } from '@carbon/react';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useMemo, useRef } from 'react';
import { ComplianceTabs } from '../features/compliance/ComplianceTabs';
import { COLUMNS, offences, readPeriod } from '../features/compliance/checklist';
import { ItemPart } from '../features/compliance/ItemPart';
import { PeriodFilters } from '../features/compliance/PeriodFilters';
import { useChecklist } from '../features/compliance/useChecklist';
import { useReading } from '../features/compliance/useReading';
import { asCsv, download } from '../shared/csv/csv';
import { exactly } from '../shared/time/deadline';
import { ProblemNotice } from '../shared/ui/ProblemNotice';

const route = getRouteApi('/signed-in/compliance');

/** The validation checklist of the guide: whether it is met, by the facts of now, and who did not keep it. */
export function CompliancePage() {
  const { days, project } = route.useSearch();
  const navigate = route.useNavigate();
  const period = useMemo(() => readPeriod({ days, project }), [days, project]);
  const list = useRef<HTMLDivElement>(null);
  const { seen, error, moved, show } = useChecklist(period, useReading(list));
  const wrong = seen ? offences(seen) : [];
  useEffect(() => {
    document.title = 'Validation checklist · Countersign';
  }, []);
  return (
    <>
      <header className="page-head">
        <h1>Validation checklist</h1>
        <Button
          kind="ghost"
          size="sm"
          disabled={wrong.length === 0}
          onClick={() => seen && download('validation-checklist.csv', asCsv(COLUMNS, wrong))}
        >
          Export the {wrong.length.toLocaleString()} shown as CSV
        </Button>
      </header>
      <ComplianceTabs />
      <PeriodFilters period={period} onChange={(search) => void navigate({ search, replace: true })} />
      {error && <ProblemNotice error={error} />}
      {!seen && !error && <SkeletonText paragraph lineCount={10} />}
      {seen && (
        <>
          <div className="as-of">
            <p className="quiet">
              {project ?? 'Every project that you may see'}, {exactly(seen.from)} to {exactly(seen.until)}.
              Drills are left out.
            </p>
            <p role="status" className="as-of__moved">
              {moved && (
                <>
                  The facts are others by now.
                  <Button kind="ghost" size="sm" onClick={show}>
                    Show them
                  </Button>
                </>
              )}
            </p>
          </div>
          <div ref={list}>
            {seen.items.map((item) => (
              <ItemPart key={item.id} item={item} />
            ))}
          </div>
        </>
      )}
    </>
  );
}
