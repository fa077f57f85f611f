import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { ComplianceTabs } from '../features/compliance/ComplianceTabs';
import { Drawn } from '../features/compliance/Drawn';
import { type Draw, drawSample, historyCount } from '../features/compliance/history';
import { inWords, readHistoryFilters } from '../features/compliance/historyFilters';
import { SampleForm } from '../features/compliance/SampleForm';
import { ProblemNotice } from '../shared/ui/ProblemNotice';

const route = getRouteApi('/signed-in/compliance/sample');

/** A sample of what a search finds, that anybody can draw again. */
export function SamplePage() {
  const { seed, size, strata, ...search } = route.useSearch();
  const filters = readHistoryFilters({ ...search });
  const navigate = route.useNavigate();
  const counted = useQuery(historyCount(filters)).data;
  const drawing = useMutation({ mutationFn: (draw: Draw) => drawSample(filters, draw) });
  const draw = (wanted: Draw) => {
    void navigate({ search: { ...filters, ...wanted }, replace: true });
    drawing.mutate(wanted);
  };
  useEffect(() => {
    document.title = 'Sample · Countersign';
  }, []);
  return (
    <>
      <header className="page-head">
        <h1>Sample</h1>
      </header>
      <ComplianceTabs />
      <p className="lead">
        Of {inWords(filters)}
        {counted && `: ${counted.atLeast ? 'more than ' : ''}${counted.count.toLocaleString()}`}.{' '}
        <Link to="/compliance/history" search={filters}>
          Change the search
        </Link>
      </p>
      <SampleForm
        draw={{ seed: seed ?? '', size: size ?? 25, strata: strata ?? ['risk'] }}
        drawing={drawing.isPending}
        onDraw={draw}
      />
      {drawing.isError && <ProblemNotice error={drawing.error} />}
      <div aria-live="polite">{drawing.data && <Drawn sample={drawing.data} filters={filters} />}</div>
    </>
  );
}
