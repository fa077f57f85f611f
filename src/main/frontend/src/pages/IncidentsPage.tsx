import { Button, SkeletonText } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { type Incident, register, rights } from '../features/glass/command';
import { GlassTabs } from '../features/glass/GlassTabs';
import { IncidentList, type Wish } from '../features/glass/IncidentList';
import { arriving } from '../shared/ui/arriving';
import { ProblemNotice } from '../shared/ui/ProblemNotice';
import { Section } from '../shared/ui/Section';

const MOST = 200;

const DeclareIncident = lazy(() => arriving(() => import('../features/glass/DeclareIncident')));
const IncidentDialog = lazy(() => arriving(() => import('../features/glass/IncidentDialogs')));

type Asked = 'declare' | { wish: Wish; incident: Incident };

/** The register of incidents: what is broken, what was, and what the incident command does about it. */
export function IncidentsPage() {
  const { data, error } = useQuery(register);
  const mine = useQuery(rights).data;
  const commands = mine?.allowedActions.includes('declare') ?? false;
  const [asked, setAsked] = useState<Asked>();
  const close = () => setAsked(undefined);
  useEffect(() => {
    document.title = 'Incidents · Countersign';
  }, []);
  const list = (status: string, empty: string) => {
    const rows = (data ?? []).filter((one) => one.status === status);
    return (
      <>
        {rows.length === 0 && <p className="quiet">{empty}</p>}
        <IncidentList
          label={`Incidents that are ${status}`}
          rows={rows}
          onWish={commands ? (wish, incident) => setAsked({ wish, incident }) : undefined}
        />
      </>
    );
  };
  return (
    <>
      <header className="page-head">
        <h1>Incidents</h1>
        {commands && (
          <Button size="sm" onClick={() => setAsked('declare')}>
            Declare an incident …
          </Button>
        )}
      </header>
      <GlassTabs />
      {mine && !commands && <WhoCommands teams={mine.commanders} />}
      {error && <ProblemNotice error={error} />}
      {!data && !error && <SkeletonText paragraph lineCount={6} />}
      {data && (
        <>
          <Section title="Active">{list('active', 'Nothing is broken that the register knows of.')}</Section>
          <Section title="Resolved">{list('resolved', 'None was resolved yet.')}</Section>
          {data.length === MOST && <p className="quiet">The newest {MOST} are shown.</p>}
        </>
      )}
      <Suspense>
        {asked === 'declare' && <DeclareIncident onClose={close} />}
        {asked && asked !== 'declare' && <IncidentDialog {...asked} onClose={close} />}
      </Suspense>
    </>
  );
}

function WhoCommands({ teams }: { teams: string[] }) {
  return (
    <p>
      Incidents are declared and resolved by the incident command (
      {teams.map((id, n) => (
        <span key={id}>
          {n > 0 && ', '}
          <Link to="/directory/teams/$id" params={{ id }}>
            {id}
          </Link>
        </span>
      ))}
      ) or by the incident tool.
    </p>
  );
}
