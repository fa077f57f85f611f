import { WarningAltFilled } from '@carbon/icons-react';
import { Button, SkeletonText } from '@carbon/react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { EndAll } from '../features/glass/EndAll';
import { GlassTabs } from '../features/glass/GlassTabs';
import { allSessions, debts, OWES } from '../features/glass/glass';
import { SessionList } from '../features/glass/SessionList';
import { ProblemNotice } from '../shared/ui/ProblemNotice';

/** Emergency sessions: what is open, what was, and what is owed. */
export function GlassPage() {
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(allSessions);
  const overdue = (useQuery(debts).data ?? []).filter((one) => one.overdue);
  const rows = data?.pages.flatMap((page) => page.items) ?? [];
  useEffect(() => {
    document.title = 'Break-glass · Countersign';
  }, []);
  return (
    <>
      <header className="page-head">
        <h1>Break-glass</h1>
        <div className="glass__acts">
          <Link
            to="/break-glass/open"
            className="cds--btn cds--btn--sm cds--layout--size-sm cds--btn--danger"
          >
            Open a session
          </Link>
          <EndAll />
        </div>
      </header>
      <GlassTabs />
      {overdue.length > 0 && (
        <section className="attention" aria-label="Overdue">
          <h2>
            <WarningAltFilled size={20} aria-hidden />
            Your teams owe something overdue
          </h2>
          <p>Until it is paid back, the next session waits for a co-signature.</p>
          <ul>
            {overdue.map((one) => (
              <li key={one.session}>
                <Link to="/break-glass/$id" params={{ id: one.session }}>
                  {OWES[one.what]} of a session of {one.team}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      {error && <ProblemNotice error={error} />}
      {!data && !error && <SkeletonText paragraph lineCount={6} />}
      {data && rows.length === 0 && (
        <p className="empty">
          Nobody has broken the glass. A session shows up here while it is open, and until all that it owes is
          paid back.
        </p>
      )}
      <SessionList rows={rows} />
      {hasNextPage && (
        <Button kind="tertiary" size="sm" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Show older ones
        </Button>
      )}
    </>
  );
}
