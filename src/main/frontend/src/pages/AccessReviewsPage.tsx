import { Button, SkeletonText } from '@carbon/react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { ComplianceTabs } from '../features/compliance/ComplianceTabs';
import { ReviewList } from '../features/compliance/ReviewList';
import { mayStart, reviews } from '../features/compliance/reviews';
import { arriving } from '../shared/ui/arriving';
import { ProblemNotice } from '../shared/ui/ProblemNotice';

const StartReview = lazy(() => arriving(() => import('../features/compliance/StartReview')));

/** Reviews of who has which memberships and tokens: all of them for compliance, their own for reviewers. */
export function AccessReviewsPage() {
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(reviews);
  const starter = useQuery(mayStart).data === true;
  const [starting, setStarting] = useState(false);
  const navigate = useNavigate();
  const rows = data?.pages.flatMap((page) => page.items) ?? [];
  useEffect(() => {
    document.title = 'Access reviews · Countersign';
  }, []);
  return (
    <>
      <header className="page-head">
        <h1>Access reviews</h1>
        {starter && (
          <Button size="sm" onClick={() => setStarting(true)}>
            Start an access review …
          </Button>
        )}
      </header>
      <ComplianceTabs />
      {error && <ProblemNotice error={error} />}
      {!data && !error && <SkeletonText paragraph lineCount={6} />}
      {data && rows.length === 0 && (
        <p className="empty">
          {starter
            ? 'No access review was started yet. One asks reviewers, for each membership and token, whether it is needed still.'
            : 'No access review waits for you. One shows up here when compliance names you as a reviewer.'}
        </p>
      )}
      <ReviewList reviews={rows} />
      {hasNextPage && (
        <Button kind="tertiary" size="sm" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Show older ones
        </Button>
      )}
      {starting && (
        <Suspense fallback={null}>
          <StartReview
            onClose={() => setStarting(false)}
            onStarted={({ id }) => void navigate({ to: '/compliance/access-reviews/$id', params: { id } })}
          />
        </Suspense>
      )}
    </>
  );
}
