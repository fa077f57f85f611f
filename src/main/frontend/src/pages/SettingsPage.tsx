import { SkeletonText } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Absences } from '../features/directory/Absences';
import { me } from '../features/directory/directory';
import { OwnTeams } from '../features/directory/OwnTeams';
import { Appearance } from '../features/settings/Appearance';
import { Tokens } from '../features/tokens/Tokens';
import { ProblemNotice } from '../shared/ui/ProblemNotice';

/** What is the signed-in person's own. */
export function SettingsPage() {
  const { data, error } = useQuery(me);
  useEffect(() => {
    document.title = 'Settings · Countersign';
  }, []);
  return (
    <>
      <header className="page-head">
        <h1>Settings</h1>
      </header>
      <Appearance />
      <Tokens />
      {error && <ProblemNotice error={error} />}
      {!data && !error && <SkeletonText paragraph lineCount={4} />}
      {data && (
        <>
          <OwnTeams title="Your teams" items={data.teams} />
          <Absences person={data.person} items={data.absences} may={!data.service} />
        </>
      )}
    </>
  );
}
