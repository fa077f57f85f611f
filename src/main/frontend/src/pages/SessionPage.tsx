import { SkeletonText } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { Do } from '../features/glass/Do';
import { Done } from '../features/glass/Done';
import { DrillShown } from '../features/glass/DrillSteps';
import { Facts } from '../features/glass/Facts';
import { session as sessionOf } from '../features/glass/glass';
import { Opens } from '../features/glass/Opens';
import { PaidBack } from '../features/glass/PaidBack';
import { SessionHead } from '../features/glass/SessionHead';
import { WhereItIs } from '../features/glass/WhereItIs';
import { Widenings } from '../features/glass/Widenings';
import { tasksOf } from '../shared/tasks/task';
import { ProblemNotice } from '../shared/ui/ProblemNotice';

const route = getRouteApi('/signed-in/break-glass/$id');

/** One emergency session: what it opens and for how long, what was done, and what it owes. */
export function SessionPage() {
  const { id } = route.useParams();
  const { data: one, error } = useQuery(sessionOf(id));
  const tasks = useQuery(tasksOf(id)).data?.items ?? [];
  useEffect(() => {
    document.title = one ? `${one.incident.reference} · Countersign` : 'Emergency session · Countersign';
  }, [one]);
  if (!one) {
    return error ? <ProblemNotice error={error} /> : <SkeletonText paragraph lineCount={8} />;
  }
  const may = (what: string) => one.allowedActions.includes(what);
  return (
    <article className="glass">
      <p className="quiet">
        <Link to="/break-glass">Break-glass</Link> · <code>{one.id}</code>
      </p>
      <SessionHead session={one} />
      {tasks.length > 0 && (
        <p className="glass__tasks">
          {tasks.map((task) => (
            <Link
              key={task.id}
              to="/tasks/$id"
              params={{ id: task.id }}
              className="cds--btn cds--btn--sm cds--layout--size-sm cds--btn--primary"
            >
              {task.name} …
            </Link>
          ))}
        </p>
      )}
      {may('act') && one.scope.actions.length > 0 && <Do session={one} />}
      <Widenings session={one} may={may('co-sign')} />
      <Done session={one} may={may('act') || may('close')} />
      <Opens session={one} />
      <PaidBack session={one} />
      {one.drill && <DrillShown drill={one.drill} of={one} />}
      <Facts id={id} />
      <WhereItIs id={id} />
    </article>
  );
}
