import { UserFollow } from '@carbon/icons-react';
import { Link } from '@tanstack/react-router';
import { REVIEW } from '../../shared/tasks/task';
import { Deadline } from '../../shared/ui/Deadline';
import { Moment } from '../../shared/ui/Moment';
import { grouped, processOf, type Task } from './tasks';

/** What is to be done, each kind under its name. */
export function TaskList({ all, me }: { all: Task[]; me: string }) {
  return grouped(all).map(({ name, tasks }) => (
    <section key={name} className="tasks" aria-label={name}>
      <h2>
        <bdi>{name}</bdi> <span className="views__count">{tasks.length}</span>
      </h2>
      <ul>
        {tasks.map((task) => (
          <li key={task.id} className="tasks__task">
            <TaskLink task={task} />
            <span className="quiet">
              {processOf(task)}
              {task.environment && ` · ${task.action} · ${task.environment}`} · opened{' '}
              <Moment at={task.createdAt} />
              {task.teams.length > 0 && ` · ${task.teams.join(', ')}`}
            </span>
            <span className="tasks__state">
              {task.claimedBy && (
                <span className="mark">
                  <UserFollow size={16} aria-hidden />
                  {task.claimedBy === me ? (
                    'you work on it'
                  ) : (
                    <>
                      <bdi>{task.claimedBy}</bdi> works on it
                    </>
                  )}
                </span>
              )}
              {task.dueAt && <Deadline at={task.dueAt} />}
            </span>
          </li>
        ))}
      </ul>
    </section>
  ));
}

/** A review is done where all of what is decided on can be read. */
function TaskLink({ task }: { task: Task }) {
  const words = task.title ?? task.name;
  return task.key === REVIEW && task.businessKey ? (
    <Link to="/changes/$id" params={{ id: task.businessKey }} className="tasks__link" dir="auto">
      {words}
    </Link>
  ) : (
    <Link to="/tasks/$id" params={{ id: task.id }} className="tasks__link" dir="auto">
      {words}
    </Link>
  );
}
