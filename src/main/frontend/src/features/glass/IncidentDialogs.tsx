import { Select, SelectItem, TextInput } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api, type Schemas } from '../../shared/api/client';
import { ActDialog } from '../../shared/ui/ActDialog';
import { type Incident, SEVERITIES } from './command';
import { openSessions, useGlass } from './glass';
import type { Wish } from './IncidentList';

const NAMED = 5;

const alter = (reference: string, body: Schemas['AlterIncidentAlteration']) =>
  answered(api.PATCH('/api/v1/incidents/{reference}', { params: { path: { reference } }, body }));

/** What somebody wants of an incident, asked once more. */
export default function IncidentDialog({
  wish,
  incident,
  onClose,
}: {
  wish: Wish;
  incident: Incident;
  onClose: () => void;
}) {
  const Dialog = { resolve: Resolve, alter: Alter, reopen: Reopen }[wish];
  return <Dialog incident={incident} onClose={onClose} />;
}

function Resolve({ incident, onClose }: { incident: Incident; onClose: () => void }) {
  const open = (useQuery(openSessions).data ?? []).filter((one) => one.incident === incident.reference);
  const resolve = useGlass(() => alter(incident.reference, { status: 'resolved' }), onClose);
  return (
    <ActDialog
      danger={open.length > 0}
      title={`Resolve ${incident.reference}`}
      act="Resolve it"
      consequence={
        open.length === 0
          ? 'No session that you may see is open for it. None can be opened any more, unless it is made active again.'
          : 'Every session that is open for it ends at once, and owes its closure from then on:'
      }
      running={resolve}
      onAct={() => resolve.mutate(undefined)}
      onClose={onClose}
    >
      {open.length > 0 && (
        <ul className="bullets">
          {open.slice(0, NAMED).map((one) => (
            <li key={one.id}>
              <span dir="auto">{one.reason}</span>
              <span className="quiet entry__more">
                {one.project}, opened by <bdi>{one.openedBy}</bdi>
              </span>
            </li>
          ))}
          {open.length > NAMED && <li>and {open.length - NAMED} more</li>}
        </ul>
      )}
    </ActDialog>
  );
}

function Reopen({ incident, onClose }: { incident: Incident; onClose: () => void }) {
  const reopen = useGlass(() => alter(incident.reference, { status: 'active' }), onClose);
  return (
    <ActDialog
      title={`Make ${incident.reference} active again`}
      act="Make it active"
      consequence="Sessions may be opened for it again. Those that ended with it stay ended."
      running={reopen}
      onAct={() => reopen.mutate(undefined)}
      onClose={onClose}
    />
  );
}

function Alter({ incident, onClose }: { incident: Incident; onClose: () => void }) {
  const [severity, setSeverity] = useState(incident.severity);
  const [title, setTitle] = useState(incident.title);
  const change = useGlass(() => alter(incident.reference, { severity, title: title.trim() }), onClose);
  return (
    <ActDialog
      title={`Alter ${incident.reference}`}
      act="Alter it"
      consequence="It holds for sessions that are opened from now on. Open ones stay as they are."
      ready={title.trim() !== ''}
      running={change}
      onAct={() => change.mutate(undefined)}
      onClose={onClose}
    >
      <Severity value={severity} onChange={setSeverity} />
      <TextInput
        id="incident-title"
        labelText="Title"
        dir="auto"
        value={title}
        onChange={(e) => setTitle(e.target.value)}
      />
    </ActDialog>
  );
}

const MEANING: Record<string, string> = {
  sev1: 'sev1: everybody is hit',
  sev4: 'sev4: nobody is hit yet',
};

export function Severity({ value, onChange }: { value: string; onChange: (severity: string) => void }) {
  return (
    <Select
      id="incident-severity"
      labelText="Severity"
      value={value}
      onChange={(e) => onChange(e.target.value)}
    >
      {SEVERITIES.map((one) => (
        <SelectItem key={one} value={one} text={MEANING[one] ?? one} />
      ))}
    </Select>
  );
}
