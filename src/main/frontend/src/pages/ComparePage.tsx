import { SkeletonText } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { Differences } from '../features/models/Differences';
import { difference } from '../features/models/diffing';
import { ProblemNotice } from '../shared/ui/ProblemNotice';

const route = getRouteApi('/signed-in/models/compare');

/** Two states of a model beside each other. */
export function ComparePage() {
  const { from, to } = route.useSearch();
  const { data, error } = useQuery(difference(from, to));
  useEffect(() => {
    document.title = `${data?.name ?? 'Compare'} · Countersign`;
  }, [data]);
  return (
    <>
      <p className="quiet">
        <Link to="/models">Models</Link>
        {data && (
          <>
            {' / '}
            <Link to="/models/$name" params={{ name: data.name }}>
              {data.name}
            </Link>
          </>
        )}
      </p>
      <header className="page-head">
        <h1>
          What differs{' '}
          {data && (
            <span className="quiet">
              {data.from.label} → {data.to.label}
            </span>
          )}
        </h1>
      </header>
      {error && <ProblemNotice error={error} />}
      {!data && !error && <SkeletonText paragraph lineCount={8} />}
      {data && <Differences diff={data} />}
    </>
  );
}
