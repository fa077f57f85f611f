import { Button, SkeletonText } from '@carbon/react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect } from 'react';
import { Attention } from '../features/executions/Attention';
import { RunList } from '../features/executions/RunList';
import { RunViews } from '../features/executions/RunViews';
import { runs, runViewOf } from '../features/executions/runs';
import { ProblemNotice } from '../shared/ui/ProblemNotice';

const route = getRouteApi('/signed-in/executions');

/** What may run, what runs, and what became of it. */
export function ExecutionsPage() {
  const view = runViewOf(route.useSearch().view);
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(runs(view));
  const rows = data?.pages.flatMap((page) => page.items) ?? [];
  useEffect(() => {
    document.title = 'Executions · Countersign';
  }, []);
  return (
    <>
      <header className="page-head">
        <h1>Executions</h1>
      </header>
      <Attention shown={view.id} />
      <RunViews shown={view} />
      {error && <ProblemNotice error={error} />}
      {!data && !error && <SkeletonText paragraph lineCount={8} />}
      {data && rows.length === 0 && <p className="empty">{view.empty}</p>}
      <RunList rows={rows} label={view.name} />
      {hasNextPage && (
        <Button kind="tertiary" size="sm" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Show more
        </Button>
      )}
    </>
  );
}
