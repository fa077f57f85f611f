import { Button, SkeletonText } from '@carbon/react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ProblemNotice } from '../../shared/ui/ProblemNotice';
import type { Effect } from './api';
import { alterations, changesOf, effectInWords } from './replaying';

/** Past changes that would have gone another way. */
export function ReplayedList({ id, effect }: { id: string; effect: Effect | undefined }) {
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    changesOf(id, effect),
  );
  const rows = data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      {error && <ProblemNotice error={error} />}
      {!data && !error && <SkeletonText paragraph lineCount={4} />}
      {data && rows.length === 0 && <p className="quiet">No change would go another way.</p>}
      <ul className="replayed" aria-label="Changes that would go another way">
        {rows.map((one) => (
          <li key={one.change}>
            <Link to="/changes/$id" params={{ id: one.change }} dir="auto">
              {one.title}
            </Link>
            <span className="quiet entry__more">
              {one.action} in {one.project}/{one.environment} · {one.effects.map(effectInWords).join(', ')}
            </span>
            <dl className="diff-properties">
              {alterations(one).map(({ name, was, now }) => (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>
                    {was && (
                      <del>
                        <span className="hidden">was </span>
                        {was}
                      </del>
                    )}
                    {now && (
                      <ins>
                        <span className="hidden">would be </span>
                        {now}
                      </ins>
                    )}
                  </dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ul>
      {hasNextPage && (
        <Button kind="tertiary" size="sm" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Show more
        </Button>
      )}
    </>
  );
}
