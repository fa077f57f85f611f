import { Button, Search, SkeletonText, Tag } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { AccountList } from '../features/directory/AccountList';
import { DirectoryTabs } from '../features/directory/DirectoryTabs';
import { accounts, people, teams, useAdministrator, useNames } from '../features/directory/directory';
import { found } from '../features/directory/found';
import { PersonLink, TeamLink } from '../features/directory/PersonLink';
import { ProblemNotice } from '../shared/ui/ProblemNotice';

const AddPerson = lazy(async () => ({
  default: (await import('../features/directory/AddDialogs')).AddPerson,
}));
const AddTeam = lazy(async () => ({
  default: (await import('../features/directory/AddDialogs')).AddTeam,
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

function TeamList({ words }: { words: string }) {
  const { data, error } = useQuery(teams);
  const names = useNames();
  const shown = data?.filter((team) =>
    found(words, team.id, team.name, ...team.members.flatMap((one) => [one.person, names(one.person)])),
  );
  return (
    <Listed error={error} count={shown?.length}>
      {shown?.map((team) => (
        <li key={team.id} className="entry">
          <span>
            <TeamLink id={team.id} name={team.name} /> {!team.active && <Inactive />}
            <span className="quiet entry__more">
              {team.members.map((one) => names(one.person)).join(', ') || 'no members'}
            </span>
          </span>
        </li>
      ))}
    </Listed>
  );
}

function PeopleList({ words }: { words: string }) {
  const { data, error } = useQuery(people);
  const all = useQuery(teams).data ?? [];
  const of = (id: string) =>
    all.filter((team) => team.members.some((one) => one.person === id)).map((one) => one.name);
  const shown = data?.filter((one) => found(words, one.id, one.name, ...of(one.id)));
  return (
    <Listed error={error} count={shown?.length}>
      {shown?.map((one) => (
        <li key={one.id} className="entry">
          <span>
            <PersonLink id={one.id} name={one.name} /> {!one.active && <Inactive />}
            <span className="quiet entry__more">{of(one.id).join(', ') || 'in no team'}</span>
          </span>
        </li>
      ))}
    </Listed>
  );
}

function Machines({ words }: { words: string }) {
  const { data, error } = useQuery(accounts);
  const names = useNames();
  const shown = data?.filter((one) => one.service && found(words, one.id, one.person, names(one.person)));
  if (!shown || shown.length === 0) {
    return <Listed error={error} count={shown?.length} />;
  }
  return (
    <div className="section">
      <AccountList items={shown} owners />
    </div>
  );
}

function Listed({
  error,
  count,
  children,
}: {
  error: unknown;
  count: number | undefined;
  children?: React.ReactNode;
}) {
  if (count === undefined) {
    return error ? <ProblemNotice error={error} /> : <SkeletonText paragraph lineCount={6} />;
  }
  return count === 0 ? (
    <p className="empty">Nothing here looks like that.</p>
  ) : (
    <ul className="entries section">{children}</ul>
  );
}

const Inactive = () => (
  <Tag size="sm" type="gray">
    inactive
  </Tag>
);
