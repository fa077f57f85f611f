import { SkeletonText } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect } from 'react';
import { ReviewHead } from '../features/compliance/ReviewHead';
import { Reviewing } from '../features/compliance/Reviewing';
import { review } from '../features/compliance/reviews';
import { ProblemNotice } from '../shared/ui/ProblemNotice';

const route = getRouteApi('/signed-in/compliance/access-reviews/$id');

/** One access review: whoever was named decides here, and compliance sees how far it is. */
export function AccessReviewPage() {
  const { id } = route.useParams();
  const { view } = route.useSearch();
  const { data, error } = useQuery(review(id));
  useEffect(() => {
    document.title = `${data?.title ?? 'Access review'} · Countersign`;
  }, [data?.title]);
  if (error) {
    return <ProblemNotice error={error} />;
  }
  if (!data) {
    return <SkeletonText paragraph lineCount={8} />;
  }
  const shown = view ?? (data.yours > 0 ? 'mine' : 'all');
  return (
    <>
      <ReviewHead review={data} />
      <Reviewing key={shown} review={data} view={shown} />
    </>
  );
}
