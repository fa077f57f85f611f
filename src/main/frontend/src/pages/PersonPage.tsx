import { Button, SkeletonText } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { Absences } from '../features/directory/Absences';
import { AccountList } from '../features/directory/AccountList';
import { me, person as personOf } from '../features/directory/directory';
import { OwnTeams } from '../features/directory/OwnTeams';
import { arriving } from '../shared/ui/arriving';
import { ProblemNotice } from '../shared/ui/ProblemNotice';
import { Section } from '../shared/ui/Section';

const AddAccount = lazy(async () => ({
  default: (await arriving(() => import('../features/directory/AccountDialogs'))).AddAccount,
}));

const ChangePerson = lazy(async () => ({
  default: (await arriving(() => import('../features/directory/ChangeDialogs'))).ChangePerson,
}));

const AskForErasure = lazy(() => arriving(() => import('../features/directory/AskForErasure')));

const route = getRouteApi('/signed-in/directory/people/$id');

export function PersonPage() {
  const { id } = route.useParams();
  const { data, error } = useQuery(personOf(id));
  const mine = useQuery(me).data;
  const [adding, setAdding] = useState(false);
  const [changing, setChanging] = useState(false);
  const [erasing, setErasing] = useState(false);
  useEffect(() => {
    document.title = `${data?.name ?? 'Person'} · Countersign`;
  }, [data]);
  if (!data) {
    return error ? <ProblemNotice error={error} /> : <SkeletonText paragraph lineCount={6} />;
  }
  const administrator = mine?.administrator ?? false;
  return (
    <>
      <p className="quiet">
        <Link to="/directory/people">People</Link>
      </p>
      <header className="page-head">
        <h1 dir="auto">{data.name}</h1>
        {administrator && (
          <Button kind="ghost" size="sm" onClick={() => setChanging(true)}>
            Change …
          </Button>
        )}
        {administrator && !data.active && (
          <Button kind="ghost" size="sm" onClick={() => setErasing(true)}>
            Ask to erase …
          </Button>
        )}
      </header>
      <p className="lead">
        <code>{data.id}</code>
        {!data.active && ' · inactive: can neither sign in nor decide'}
      </p>
      <OwnTeams items={data.memberships} />
      <Absences person={id} items={data.absences} may={administrator || mine?.person === id} />
      <Section
        title="Accounts"
        aside={
          administrator && (
            <Button kind="ghost" size="sm" onClick={() => setAdding(true)}>
              Add an account …
            </Button>
          )
        }
      >
        {data.accounts.length === 0 && <p className="quiet">None: they cannot sign in.</p>}
        <AccountList items={data.accounts} />
      </Section>
      <Suspense>
        {adding && <AddAccount person={id} onClose={() => setAdding(false)} />}
        {erasing && <AskForErasure person={data} onClose={() => setErasing(false)} />}
        {changing && <ChangePerson person={data} onClose={() => setChanging(false)} />}
      </Suspense>
    </>
  );
}
