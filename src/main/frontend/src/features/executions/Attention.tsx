import { WarningAltFilled } from '@carbon/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { RunList } from './RunList';
import { overdue, runCount, runs, runViewOf } from './runs';

/** What must not be overlooked, above whatever else is shown: outcomes that are overdue, and what ran unapproved. */
export function Attention({ shown }: { shown: string }) {
  const running = useInfiniteQuery(runs(runViewOf('running'))).data;
  const violations = useQuery(runCount(runViewOf('violations'))).data;
  const read = running?.pages.flatMap((page) => page.items) ?? [];
  const late = overdue(read);
  // They lead what is read; where all that is read is overdue, there may be more behind it.
  const more = late.length === read.length && running?.pages.at(-1)?.nextCursor !== undefined;
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
            {late.length === 1 ? 'One outcome is' : `${late.length}${more ? ' or more' : ''} outcomes are`}{' '}
            overdue
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
