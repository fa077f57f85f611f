import { Button, SkeletonText } from '@carbon/react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { drills } from '../features/glass/command';
import { DrillList } from '../features/glass/DrillList';
import { COLUMNS } from '../features/glass/drill';
import { GlassTabs } from '../features/glass/GlassTabs';
import { HowToDrill } from '../features/glass/HowToDrill';
import { asCsv, download } from '../shared/csv/csv';
import { ProblemNotice } from '../shared/ui/ProblemNotice';

/** Rehearsals, kept as dated evidence: what each has shown, and how long it took. */
export function DrillsPage() {
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(drills);
  const rows = data?.pages.flatMap((page) => page.items) ?? [];
  useEffect(() => {
    document.title = 'Drills · Countersign';
  }, []);
  return (
    <>
      <header className="page-head">
        <h1>Drills</h1>
        <Button
          kind="ghost"
          size="sm"
          disabled={rows.length === 0}
          onClick={() => download('drills.csv', asCsv(COLUMNS, rows))}
        >
          Export the {rows.length.toLocaleString()} shown as CSV
        </Button>
      </header>
      <GlassTabs />
      {error && <ProblemNotice error={error} />}
      {!data && !error && <SkeletonText paragraph lineCount={8} />}
      {data && rows.length === 0 && (
        <p className="empty">
          No drill was held yet. One shows up here when a session is opened for an incident that is a drill.
        </p>
      )}
      <DrillList rows={rows} />
      {hasNextPage && (
        <Button kind="tertiary" size="sm" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Show older ones
        </Button>
      )}
      <HowToDrill />
    </>
  );
}
