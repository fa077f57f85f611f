import { Button, SkeletonText } from '@carbon/react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { arriving } from '../../shared/ui/arriving';
import { ProblemNotice } from '../../shared/ui/ProblemNotice';
import { ReviewItems } from './ReviewItems';
import { items, open, type Review, type Wish } from './reviews';
import type { View } from './reviewView';

const DecideOnAccess = lazy(() => arriving(() => import('./DecideOnAccess')));
const MOST = 200;

/** The rights of a review, and what its reader decides on those that wait for them. */
export function Reviewing({ review, view }: { review: Review; view: View }) {
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    items(review.id, view),
  );
  const [marked, setMarked] = useState<ReadonlySet<number>>(new Set());
  const [asked, setAsked] = useState<{ wish: Wish; numbers: number[] }>();
  const rows = data?.pages.flatMap((page) => page.items) ?? [];
  const mine = rows.filter((item) => item.mine).map(({ n }) => n);
  const numbers = mine.filter((n) => marked.has(n)).slice(0, MOST);
  const mark = (n: number) =>
    setMarked((before) => new Set(before.has(n) ? [...before].filter((one) => one !== n) : [...before, n]));
  const done = () => {
    setAsked(undefined);
    setMarked(new Set());
  };
  return (
    <>
      <nav className="views" aria-label="Views of the items">
        <ViewLink id={review.id} view="mine" shown={view} name="Waiting for you" count={review.yours} />
        <ViewLink id={review.id} view="open" shown={view} name="Open" count={open(review)} />
        <ViewLink id={review.id} view="all" shown={view} name="All" count={review.items} />
      </nav>
      {error && <ProblemNotice error={error} />}
      {!data && !error && <SkeletonText paragraph lineCount={6} />}
      {mine.length > 0 && (
        <div className="marked">
          {numbers.length} marked
          <Button
            size="sm"
            disabled={numbers.length === 0}
            onClick={() => setAsked({ wish: 'keep', numbers })}
          >
            Keep …
          </Button>
          <Button
            size="sm"
            kind="danger--tertiary"
            disabled={numbers.length === 0}
            onClick={() => setAsked({ wish: 'revoke', numbers })}
          >
            Revoke …
          </Button>
          <Button size="sm" kind="ghost" onClick={() => setMarked(new Set(numbers.length ? [] : mine))}>
            {numbers.length ? 'Take the marks away' : 'Mark all shown'}
          </Button>
        </div>
      )}
      {data && rows.length === 0 && <p className="empty">{EMPTY[view]}</p>}
      {rows.length > 0 && <ReviewItems items={rows} marked={marked} mark={mark} />}
      {hasNextPage && (
        <Button kind="tertiary" size="sm" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Show more
        </Button>
      )}
      {asked && (
        <Suspense fallback={null}>
          <DecideOnAccess
            review={review.id}
            numbers={asked.numbers}
            wish={asked.wish}
            onDone={done}
            onClose={() => setAsked(undefined)}
          />
        </Suspense>
      )}
    </>
  );
}

const EMPTY: Record<View, string> = {
  mine: 'Nothing of it waits for you.',
  open: 'Everything of it is decided.',
  all: 'There is nothing of it that you may see.',
};

function ViewLink({
  id,
  view,
  shown,
  name,
  count,
}: {
  id: string;
  view: View;
  shown: View;
  name: string;
  count: number;
}) {
  return (
    <Link
      to="/compliance/access-reviews/$id"
      params={{ id }}
      search={{ view }}
      className="views__link"
      aria-current={view === shown ? 'page' : undefined}
    >
      {name} <span className="views__count">{count.toLocaleString()}</span>
    </Link>
  );
}
