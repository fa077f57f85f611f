import { Button, Search } from '@carbon/react';
import { useLocation } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { DirectoryTabs } from '../features/directory/DirectoryTabs';
import { useAdministrator } from '../features/directory/directory';
import { Machines, PeopleList, TeamList } from '../features/directory/Lists';
import { arriving } from '../shared/ui/arriving';

const AddPerson = lazy(async () => ({
  default: (await arriving(() => import('../features/directory/AddDialogs'))).AddPerson,
}));
const AddTeam = lazy(async () => ({
  default: (await arriving(() => import('../features/directory/AddDialogs'))).AddTeam,
}));

/** Who is who: teams, people, and the accounts of machines. */
export function DirectoryPage() {
  const { pathname } = useLocation();
  const [words, setWords] = useState('');
  const [adding, setAdding] = useState(false);
  const may = useAdministrator();
  useEffect(() => {
    document.title = 'Directory · Countersign';
  }, []);
  const at = pathname.replace(/\/+$/, '');
  const Adding = at.endsWith('/people') ? AddPerson : AddTeam;
  return (
    <>
      <header className="page-head">
        <h1>Directory</h1>
        {may && !at.endsWith('/service-accounts') && (
          <Button kind="ghost" size="sm" onClick={() => setAdding(true)}>
            {at.endsWith('/people') ? 'Add a person …' : 'Add a team …'}
          </Button>
        )}
      </header>
      <DirectoryTabs />
      <search className="directory__search">
        <Search
          size="sm"
          labelText="Search names and ids"
          placeholder="Search names and ids"
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
      </search>
      {at.endsWith('/people') ? (
        <PeopleList words={words} />
      ) : at.endsWith('/service-accounts') ? (
        <Machines words={words} />
      ) : (
        <TeamList words={words} />
      )}
      <Suspense>{adding && <Adding onClose={() => setAdding(false)} />}</Suspense>
    </>
  );
}
