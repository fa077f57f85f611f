import { Tag } from '@carbon/react';
import { Deadline } from '../../shared/ui/Deadline';
import type { Review } from './reviews';

/** Closed, overdue, or how long there is left. */
export function ReviewState({ review: { closedAt, overdue, dueAt } }: { review: Review }) {
  if (closedAt) {
    return (
      <Tag size="sm" type="green">
        closed
      </Tag>
    );
  }
  return overdue ? (
    <Tag size="sm" type="red">
      overdue
    </Tag>
  ) : (
    <Deadline at={dueAt} />
  );
}
