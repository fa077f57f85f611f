import { SkeletonText, Tag } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { accounts, people, useNames } from '../../shared/directory/names';
import { ProblemNotice } from '../../shared/ui/ProblemNotice';
import { AccountList } from './AccountList';
import { teams } from './directory';
import { found } from './found';
import { PersonLink, TeamLink } from './PersonLink';

export function TeamList({ words }: { words: string }) {
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

export function PeopleList({ words }: { words: string }) {
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

export function Machines({ words }: { words: string }) {
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
  children?: ReactNode;
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
