import { Button, SkeletonText } from '@carbon/react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useSession } from '../features/session/session';
import { TaskList } from '../features/tasks/TaskList';
import { tasks } from '../features/tasks/tasks';
import { ProblemNotice } from '../shared/ui/ProblemNotice';

/** Everything that the processes ask of the signed-in person now. */
export function TasksPage() {
  const me = useSession().account;
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(tasks);
  const all = data?.pages.flatMap((page) => page.items) ?? [];
  useEffect(() => {
    document.title = 'Tasks · Countersign';
  }, []);
  return (
    <>
      <header className="page-head">
        <h1>Tasks</h1>
      </header>
      {error && <ProblemNotice error={error} />}
      {!data && !error && <SkeletonText paragraph lineCount={8} />}
      {data && all.length === 0 && (
        <p className="empty">
          Nothing is asked of you. Tasks show up here when a change that is yours, or a seat of one of your
          teams, waits for you.
        </p>
      )}
      <TaskList all={all} me={me} />
      {hasNextPage && (
        <Button kind="tertiary" size="sm" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Show more
        </Button>
      )}
    </>
  );
}
