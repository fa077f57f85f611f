import { Button, SkeletonText } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { teams, useAdministrator, waiting } from '../features/directory/directory';
import { Members } from '../features/directory/Members';
import { arriving } from '../shared/ui/arriving';
import { ProblemNotice } from '../shared/ui/ProblemNotice';

const ChangeTeam = lazy(async () => ({
  default: (await arriving(() => import('../features/directory/ChangeDialogs'))).ChangeTeam,
}));

const route = getRouteApi('/signed-in/directory/teams/$id');

export function TeamPage() {
  const { id } = route.useParams();
  const { data, error } = useQuery(teams);
  const count = useQuery(waiting(id)).data?.count;
  const team = data?.find((one) => one.id === id);
  const may = useAdministrator();
  const [changing, setChanging] = useState(false);
  useEffect(() => {
    document.title = `${team?.name ?? 'Team'} · Countersign`;
  }, [team]);
  if (!data) {
    return error ? <ProblemNotice error={error} /> : <SkeletonText paragraph lineCount={6} />;
  }
  return (
    <>
      <p className="quiet">
        <Link to="/directory">Directory</Link>
      </p>
      <header className="page-head">
        <h1 dir="auto">{team?.name ?? 'There is no such team'}</h1>
        {team && may && (
          <Button kind="ghost" size="sm" onClick={() => setChanging(true)}>
            Change …
          </Button>
        )}
      </header>
      {team && (
        <>
          <p className="lead">
            <code>{team.id}</code>
            {!team.active && ' · inactive: nobody acts for it'}
            {count !== undefined &&
              ` · ${count === 1 ? '1 pending change waits' : `${count} pending changes wait`} for it`}
          </p>
          <Members team={team.id} members={team.members} />
          <Suspense>{changing && <ChangeTeam team={team} onClose={() => setChanging(false)} />}</Suspense>
        </>
      )}
    </>
  );
}
