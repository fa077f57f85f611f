import { SkeletonText } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { ReviewHead } from '../features/compliance/ReviewHead';
import { Reviewing } from '../features/compliance/Reviewing';
import { type Review, review } from '../features/compliance/reviews';
import type { View } from '../features/compliance/reviewView';
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
  return (
    <>
      <ReviewHead review={data} />
      <Shown review={data} view={view} />
    </>
  );
}

/** What is shown at first stays while it is worked off. */
function Shown({ review: of, view }: { review: Review; view: View | undefined }) {
  const [usual] = useState<View>(of.yours > 0 ? 'mine' : 'all');
  const shown = view ?? usual;
  return <Reviewing key={shown} review={of} view={shown} />;
}
