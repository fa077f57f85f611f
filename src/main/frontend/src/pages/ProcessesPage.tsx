import { Button, SkeletonText } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useEffect, useMemo } from 'react';
import { ComplianceTabs } from '../features/compliance/ComplianceTabs';
import { ElementTable, FlowTable } from '../features/compliance/ElementTable';
import { HeatLegend } from '../features/compliance/HeatLegend';
import { type Look, readLook } from '../features/compliance/look';
import { ProcessFilters } from '../features/compliance/ProcessFilters';
import { COLUMNS, processes, processMap, sorted } from '../features/compliance/processes';
import { Visits } from '../features/compliance/Visits';
import { asCsv, download } from '../shared/csv/csv';
import { exactly } from '../shared/time/deadline';
import { arriving } from '../shared/ui/arriving';
import { ProblemNotice } from '../shared/ui/ProblemNotice';

const HeatMap = lazy(() => arriving(() => import('../features/compliance/HeatMap')));
const route = getRouteApi('/signed-in/compliance/processes');

/** How often and for how long processes were at each of their elements, as a heat map and as a table. */
export function ProcessesPage() {
  const search = route.useSearch();
  const look = useMemo(() => readLook({ ...search }), [search]);
  const navigate = route.useNavigate();
  const known = useQuery(processes);
  const { data: map, error } = useQuery(processMap(look));
  const go = useCallback((to: Look) => void navigate({ search: to, replace: true, hash: '' }), [navigate]);
  const select = useCallback(
    (element: string) => void navigate({ search: { ...look, element }, hash: 'visits' }),
    [navigate, look],
  );
  const element = map?.elements.find(({ id }) => id === look.element);
  useEffect(() => {
    document.title = 'Process history · Countersign';
  }, []);
  return (
    <>
      <header className="page-head">
        <h1>Process history</h1>
        <Button
          kind="ghost"
          size="sm"
          disabled={!map}
          onClick={() =>
            map &&
            download(`${map.key}-${map.version}.csv`, asCsv(COLUMNS, sorted(map.elements, look.measure)))
          }
        >
          Export as CSV
        </Button>
      </header>
      <ComplianceTabs />
      <ProcessFilters look={look} known={known.data?.items ?? []} onChange={go} />
      {error && <ProblemNotice error={error} />}
      {!map && !error && <SkeletonText paragraph lineCount={10} />}
      {map && (
        <>
          <p className="quiet">
            {map.name}, version {map.version}: what was entered from {exactly(map.from)} to{' '}
            {exactly(map.until)}; what is there now, whenever it came. Drills are left out.
          </p>
          <Suspense fallback={<p className="picture picture--heat quiet">Drawing …</p>}>
            <HeatMap map={map} measure={look.measure} onSelect={select} />
          </Suspense>
          <HeatLegend map={map} measure={look.measure} />
          <ElementTable map={map} look={look} />
          <FlowTable map={map} />
          <p className="quiet">
            {map.historyFrom
              ? `The engine's history begins with what was started ${exactly(map.historyFrom)}.`
              : 'The engine has no history of it in the projects that you may see.'}{' '}
            {map.keptDays !== undefined &&
              `What ended more than ${map.keptDays} days ago is removed from it. `}
            Evidence does not depend on it.
          </p>
          {element && <Visits key={element.id} look={look} element={element} onChange={go} />}
        </>
      )}
    </>
  );
}
