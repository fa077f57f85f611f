import { Button, SkeletonText } from '@carbon/react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useCallback, useEffect } from 'react';
import { ComplianceTabs } from '../features/compliance/ComplianceTabs';
import { FileMenu } from '../features/compliance/FileMenu';
import { HistoryList } from '../features/compliance/HistoryList';
import { HistorySearch } from '../features/compliance/HistorySearch';
import { fileOf, historyCount, historyPages } from '../features/compliance/history';
import { readHistoryFilters } from '../features/compliance/historyFilters';
import { ProblemNotice } from '../shared/ui/ProblemNotice';

const route = getRouteApi('/signed-in/compliance/history');

/** All that ever was asked for, searched; and the way to take a population away or to draw a sample. */
export function HistoryPage() {
  const filters = route.useSearch();
  const navigate = route.useNavigate();
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    historyPages(filters),
  );
  const counted = useQuery(historyCount(filters)).data;
  const rows = data?.pages.flatMap((page) => page.items) ?? [];
  const change = useCallback(
    (changed: Record<string, string | undefined>) =>
      void navigate({ search: (before) => readHistoryFilters({ ...before, ...changed }), replace: true }),
    [navigate],
  );
  useEffect(() => {
    document.title = 'History · Countersign';
  }, []);
  return (
    <>
      <header className="page-head">
        <h1>History</h1>
        <div className="page-head__acts">
          <Link
            to="/compliance/sample"
            search={filters}
            className="cds--btn cds--btn--sm cds--layout--size-sm cds--btn--ghost"
          >
            Draw a sample …
          </Link>
          <FileMenu
            name="Export the population"
            address={(format) => fileOf('population', filters, { format })}
          />
        </div>
      </header>
      <ComplianceTabs />
      <HistorySearch filters={filters} onChange={change} />
      <p role="status" className="quiet history__count">
        {counted && `${counted.atLeast ? 'More than ' : ''}${counted.count.toLocaleString()} found`}
      </p>
      {error && <ProblemNotice error={error} />}
      {isPending && !error && <SkeletonText paragraph lineCount={8} />}
      {!isPending && !error && rows.length === 0 && (
        <p className="empty">
          Nothing that you may see was ever like this. Take a filter away, or look at the dates.
        </p>
      )}
      {rows.length > 0 && <HistoryList rows={rows} label="Found, the newest first" />}
      {hasNextPage && (
        <Button kind="tertiary" size="sm" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {isFetchingNextPage ? 'Reading …' : 'Show more'}
        </Button>
      )}
    </>
  );
}
