import { Button, SkeletonText } from '@carbon/react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ProblemNotice } from '../../shared/ui/ProblemNotice';
import { following } from './models';

const PLACES = {
  chg: '/changes/$id',
  bgs: '/break-glass/$id',
  mrl: '/models/releases/$id',
} as const;

const placeOf = (id: string) => PLACES[id.slice(0, 3) as keyof typeof PLACES];

/** What runs by a version of a process, each with a way to it. */
export function Following({ name, version }: { name: string; version: number }) {
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    following(name, version),
  );
  return (
    <>
      {error && <ProblemNotice error={error} />}
      {!data && !error && <SkeletonText />}
      <ul className="following" aria-label={`What follows version ${version}`}>
        {data?.pages
          .flatMap(({ items }) => items)
          .map(({ id }) => (
            <li key={id}>
              {placeOf(id) ? (
                <Link to={placeOf(id)} params={{ id }}>
                  <code>{id}</code>
                </Link>
              ) : (
                <code>{id}</code>
              )}
            </li>
          ))}
      </ul>
      {hasNextPage && (
        <Button kind="ghost" size="sm" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Show more
        </Button>
      )}
    </>
  );
}
