import { WarningAltFilled } from '@carbon/icons-react';
import { Button } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import { exactly } from '../../shared/time/deadline';
import { ProblemNotice } from '../../shared/ui/ProblemNotice';
import { ComplianceTabs } from './ComplianceTabs';
import { Progress } from './ReviewList';
import { ReviewState } from './ReviewState';
import { mayStart, open, type Review, soFar, useClose } from './reviews';

/** What it is about, how far it is, and what compliance does with it. */
export function ReviewHead({ review }: { review: Review }) {
  const starter = useQuery(mayStart).data === true;
  const close = useClose(review.id);
  const { teams, tokens, overdue, closedAt } = review;
  return (
    <>
      <header className="page-head">
        <h1 dir="auto">{review.title}</h1>
        {starter && (
          <div className="entry__acts">
            {!closedAt && (
              <Button kind="ghost" size="sm" disabled={close.isPending} onClick={() => close.mutate()}>
                Close it
              </Button>
            )}
            <Button kind="ghost" size="sm" href={`/api/v1/compliance/access-reviews/${review.id}/export.csv`}>
              Export as CSV
            </Button>
          </div>
        )}
      </header>
      <ComplianceTabs />
      {close.isError && <ProblemNotice error={close.error} />}
      {overdue && (
        <p className="overdue" role="status">
          <WarningAltFilled size={20} aria-hidden />
          <span>
            Overdue since {exactly(review.dueAt)}: {open(review).toLocaleString()}{' '}
            {open(review) === 1 ? 'right has' : 'rights have'} no answer.
          </span>
        </p>
      )}
      <div className="review-facts">
        <ReviewState review={review} />
        <span>{soFar(review)}</span>
        <span className="quiet">
          {[teams.length > 0 ? `Memberships of ${teams.join(', ')}` : '', tokens ? 'every API token' : '']
            .filter(Boolean)
            .join('; ')}
          . Started by <bdi>{review.startedBy}</bdi> {exactly(review.startedAt)}
          {closedAt ? `, closed ${exactly(closedAt)}` : `, due ${exactly(review.dueAt)}`}.
        </span>
        <Progress review={review} />
      </div>
    </>
  );
}
