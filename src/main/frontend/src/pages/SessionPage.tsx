import { Button, SkeletonText, Tag } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { ActForm } from '../features/glass/ActForm';
import { Countdown } from '../features/glass/Countdown';
import { Done } from '../features/glass/Done';
import { Facts } from '../features/glass/Facts';
import { ENDS, OWES, session as sessionOf, useGlass } from '../features/glass/glass';
import { PaidBack } from '../features/glass/PaidBack';
import { Widenings } from '../features/glass/Widenings';
import { answered, api } from '../shared/api/client';
import { tasksOf } from '../shared/tasks/task';
import { arriving } from '../shared/ui/arriving';
import { Deadline } from '../shared/ui/Deadline';
import { ProblemNotice } from '../shared/ui/ProblemNotice';
import { Section } from '../shared/ui/Section';

const AskForMore = lazy(() => arriving(() => import('../features/glass/AskForMore')));

const route = getRouteApi('/signed-in/break-glass/$id');

/** One emergency session: what it opens and for how long, what was done, and what it owes. */
export function SessionPage() {
  const { id } = route.useParams();
  const { data: one, error } = useQuery(sessionOf(id));
  const tasks = useQuery(tasksOf(id)).data?.items ?? [];
  const [widening, setWidening] = useState(false);
  const end = useGlass(() =>
    answered(api.POST('/api/v1/break-glass/{id}/end', { params: { path: { id } } })),
  );
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
      <header className="page-head">
        <h1 dir="auto">{one.reason}</h1>
        {may('end') && (
          <Button kind="danger" size="sm" disabled={end.isPending} onClick={() => end.mutate(undefined)}>
            End it now
          </Button>
        )}
        {may('widen') && (
          <Button kind="tertiary" size="sm" onClick={() => setWidening(true)}>
            Ask for more …
          </Button>
        )}
      </header>
      <p className="glass__facts">
        <Tag size="sm" type={one.over ? 'gray' : 'red'}>
          {one.status}
        </Tag>
        {one.rehearsal && (
          <Tag size="sm" type="purple">
            drill
          </Tag>
        )}
        {one.over ? (
          one.endReason && <span>{ENDS[one.endReason]}</span>
        ) : (
          <Countdown until={one.overAt} ahead={one.ahead} />
        )}
        <span>
          <bdi>{one.incident.reference}</bdi> {one.incident.title} · {one.severity} · opened by{' '}
          <bdi>{one.openedBy}</bdi> for {one.team}, closed by <bdi>{one.closureOwner}</bdi>
        </span>
      </p>
      {end.isError && <ProblemNotice error={end.error} />}
      {one.owes && one.over && (
        <p className={one.owes.overdue ? 'mark mark--error' : 'mark'}>
          It owes {OWES[one.owes.what]} · <Deadline at={one.owes.dueAt} />
        </p>
      )}
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
      {may('act') && one.scope.actions.length > 0 && <ActForm session={one} />}
      <Widenings session={one} may={may('co-sign')} />
      <Done session={one} may={may('act') || may('close')} />
      <Section
        title="What it opens"
        aside={
          <span className="quiet">{one.reach === 'at-once' ? '' : 'more waits for a co-signature'}</span>
        }
      >
        <dl className="facts">
          {(
            [
              ['Project', one.project],
              ['Environments', one.scope.environments.join(', ')],
              ['Actions', one.scope.actions.join(', ') || 'none before a co-signature'],
              ['Targets', one.scope.targets.join(', ')],
              ['Would have approved', one.skippedTeams.join(', ') || 'nobody'],
              ['Rule', one.rules.map((rule) => rule.reason).join(' ')],
            ] as const
          ).map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <bdi>{value}</bdi>
              </dd>
            </div>
          ))}
        </dl>
      </Section>
      <PaidBack session={one} />
      <Facts id={id} />
      <Suspense>{widening && <AskForMore session={one} onClose={() => setWidening(false)} />}</Suspense>
    </article>
  );
}
