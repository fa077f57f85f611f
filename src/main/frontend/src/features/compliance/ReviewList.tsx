import { Link } from '@tanstack/react-router';
import { exactly } from '../../shared/time/deadline';
import { ReviewState } from './ReviewState';
import { open, type Review, soFar } from './reviews';

/** Access reviews, the newest first. */
export function ReviewList({ reviews }: { reviews: Review[] }) {
  return (
    <ol className="drills" aria-label="Access reviews">
      {reviews.map((review) => (
        <li key={review.id} className="section">
          <div className="drills__head">
            <div className="runs__what">
              <Link to="/compliance/access-reviews/$id" params={{ id: review.id }} dir="auto">
                {review.title}
              </Link>
              <span className="quiet">
                {soFar(review)} · started by <bdi>{review.startedBy}</bdi>{' '}
                <time dateTime={review.startedAt}>{exactly(review.startedAt)}</time>
                {review.yours > 0 && <strong> · {review.yours.toLocaleString()} of them wait for you</strong>}
              </span>
            </div>
            <ReviewState review={review} />
          </div>
          <Progress review={review} />
        </li>
      ))}
    </ol>
  );
}

export function Progress({ review }: { review: Review }) {
  return (
    <progress
      className="reviewed"
      aria-label="Decided"
      max={review.items}
      value={review.items - open(review)}
    />
  );
}
