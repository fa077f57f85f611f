import { Button, SkeletonText } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type ReactNode, useEffect, useState } from 'react';
import { useSession } from '../features/session/session';
import { TaskForm } from '../features/tasks/TaskForm';
import { processOf, task as taskOf, useTaskClaim } from '../features/tasks/tasks';
import { REMEDY, REVIEW } from '../shared/tasks/task';
import { Deadline } from '../shared/ui/Deadline';
import { ProblemNotice } from '../shared/ui/ProblemNotice';

const route = getRouteApi('/signed-in/tasks/$id');

/** One task: what it belongs to, who works on it, and the form that completes it. */
export function TaskPage() {
  const { id } = route.useParams();
  const me = useSession().account;
  const { data: task, error } = useQuery(taskOf(id));
  const claim = useTaskClaim(id);
  const [done, setDone] = useState(false);
  useEffect(() => {
    document.title = task ? `${task.name} · Countersign` : 'Task · Countersign';
  }, [task]);
  if (!task) {
    return error ? <ProblemNotice error={error} /> : <SkeletonText paragraph lineCount={8} />;
  }
  const belongs = task.businessKey && task.title ? task.businessKey : undefined;
  return (
    <article className="task">
      <header className="page-head">
        <h1 dir="auto">{task.name}</h1>
        {!done && (
          <Button
            kind="ghost"
            size="sm"
            disabled={claim.isPending}
            onClick={() => claim.mutate(task.claimedBy === me)}
          >
            {task.claimedBy === me ? 'Give it back' : 'Claim'}
          </Button>
        )}
      </header>
      <p className="task__facts">
        {processOf(task)}
        {belongs && (
          <>
            {' of '}
            <Belongs id={belongs}>{task.title}</Belongs>
          </>
        )}
        {task.dueAt && (
          <>
            {' '}
            · <Deadline at={task.dueAt} />
          </>
        )}
        {task.claimedBy && task.claimedBy !== me && (
          <>
            {' '}
            · <bdi>{task.claimedBy}</bdi> works on it
          </>
        )}
      </p>
      {claim.isError && <ProblemNotice error={claim.error} />}
      {done && <Done change={belongs} />}
      {!done && task.key === REVIEW && belongs && (
        <p>
          <Link to="/changes/$id" params={{ id: belongs }}>
            Read the change, and decide there.
          </Link>
        </p>
      )}
      {!done && task.key === REMEDY && belongs && (
        <p className="lead">
          Nothing of the change itself has to be different? Then answer the items here. Otherwise{' '}
          <Link to="/changes/$id/revise" params={{ id: belongs }}>
            correct the change and answer them together
          </Link>
          .
        </p>
      )}
      {!done && task.key !== REVIEW && <TaskForm task={id} change={belongs} onDone={() => setDone(true)} />}
    </article>
  );
}

function Belongs({ id, children }: { id: string; children: ReactNode }) {
  return id.startsWith('bgs_') ? (
    <Link to="/break-glass/$id" params={{ id }} dir="auto">
      {children}
    </Link>
  ) : (
    <Link to="/changes/$id" params={{ id }} dir="auto">
      {children}
    </Link>
  );
}

function Done({ change }: { change: string | undefined }) {
  return (
    <p role="status" className="task__done">
      The task is done. {change && <Belongs id={change}>See how it goes on</Belongs>}{' '}
      <Link to="/tasks">All tasks</Link>
    </p>
  );
}
