import { Button, SkeletonText } from '@carbon/react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { isMissing } from '../features/models/api';
import { ModelTabs } from '../features/models/ModelTabs';
import { ReleaseList } from '../features/models/ReleaseList';
import { isForbidden, releaseList } from '../features/models/releasing';
import { ProblemNotice } from '../shared/ui/ProblemNotice';

/** Every release that was asked for. */
export function ReleasesPage() {
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(releaseList);
  const rows = data?.pages.flatMap(({ items }) => items) ?? [];
  useEffect(() => {
    document.title = 'Releases · Countersign';
  }, []);
  return (
    <>
      <header className="page-head">
        <h1>Releases</h1>
      </header>
      <ModelTabs />
      {isForbidden(error) && (
        <p className="empty">
          Releases are seen by process owners, compliance and administrators. What is in force is in the
          library, for everybody.
        </p>
      )}
      {isMissing(error) && <p className="empty">Releases are not there yet in this installation.</p>}
      {error && !isForbidden(error) && !isMissing(error) && <ProblemNotice error={error} />}
      {!data && !error && <SkeletonText paragraph lineCount={5} />}
      {data && rows.length === 0 && (
        <p className="empty">
          No release was asked for yet. A process owner asks for one in a draft; another one decides.
        </p>
      )}
      {rows.length > 0 && <ReleaseList rows={rows} />}
      {hasNextPage && (
        <Button kind="tertiary" size="sm" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Show older ones
        </Button>
      )}
    </>
  );
}
