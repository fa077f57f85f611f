import { WarningAltFilled } from '@carbon/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { RunList } from './RunList';
import { overdue, runCount, runs, runViewOf } from './runs';

/** What must not be overlooked, above whatever else is shown: outcomes that are overdue, and what ran unapproved. */
export function Attention({ shown }: { shown: string }) {
  const { data: running, hasNextPage } = useInfiniteQuery(runs(runViewOf('running')));
  const violations = useQuery(runCount(runViewOf('violations'))).data;
  const late = overdue(running?.pages.flatMap((page) => page.items) ?? []);
  const wrong = violations?.count ?? 0;
  if (late.length === 0 && (wrong === 0 || shown === 'violations')) {
    return null;
  }
  return (
    <section className="attention" aria-label="Needs attention">
      {late.length > 0 && (
        <>
          <h2>
            <WarningAltFilled size={20} aria-hidden />
            {overdueWords(late.length, hasNextPage)}
          </h2>
          <p>Nobody has said what became of it. Open it, and report what happened.</p>
          <RunList rows={late} label="Overdue outcomes" />
        </>
      )}
      {wrong > 0 && shown !== 'violations' && (
        <p className="attention__violations">
          <WarningAltFilled size={20} aria-hidden />
          <Link to="/executions" search={{ view: 'violations' }}>
            {wrong === 1
              ? 'One run was'
              : `${wrong.toLocaleString()}${violations?.atLeast ? '+' : ''} runs were`}{' '}
            not what was approved
          </Link>
        </p>
      )}
    </section>
  );
}

/** Those with the nearest end are first, so where more are to come all of these may be overdue, and more. */
const overdueWords = (count: number, more: boolean) =>
  count === 1 && !more ? 'One outcome is overdue' : `${count}${more ? ' or more' : ''} outcomes are overdue`;
