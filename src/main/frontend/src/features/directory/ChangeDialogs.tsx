import { Checkbox, TextInput } from '@carbon/react';
import { useState } from 'react';
import { answered, api } from '../../shared/api/client';
import { ActDialog } from '../../shared/ui/ActDialog';
import { useAct } from './directory';

type Altered = { name: string; active: boolean };

const CONSEQUENCE = {
  person:
    'Somebody inactive can neither sign in nor decide, from this moment on. What they did stays, under their name.',
  team: 'For an inactive team nobody can decide: what waits for it waits until policy or the team is changed.',
};

/** Another name, or none to act any more: of a person or of a team. */
function Change({
  kind,
  before,
  send,
  onClose,
}: {
  kind: 'person' | 'team';
  before: Altered;
  send: (altered: Altered) => Promise<unknown>;
  onClose: () => void;
}) {
  const [name, setName] = useState(before.name);
  const [active, setActive] = useState(before.active);
  const change = useAct(() => send({ name, active }), onClose);
  return (
    <ActDialog
      title={`Change ${before.name}`}
      act="Change"
      danger={before.active && !active}
      consequence={CONSEQUENCE[kind]}
      ready={name.trim() !== '' && (name !== before.name || active !== before.active)}
      running={change}
      onAct={() => change.mutate()}
      onClose={onClose}
    >
      <TextInput
        id={`${kind}-name`}
        labelText="Name"
        dir="auto"
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <Checkbox
        id={`${kind}-active`}
        labelText="Active"
        checked={active}
        onChange={(_, { checked }) => setActive(checked)}
      />
    </ActDialog>
  );
}

export function ChangePerson({ person, onClose }: { person: Altered & { id: string }; onClose: () => void }) {
  const send = (body: Altered) =>
    answered(api.PATCH('/api/v1/directory/people/{id}', { params: { path: { id: person.id } }, body }));
  return <Change kind="person" before={person} send={send} onClose={onClose} />;
}

export function ChangeTeam({ team, onClose }: { team: Altered & { id: string }; onClose: () => void }) {
  const send = (body: Altered) =>
    answered(api.PATCH('/api/v1/directory/teams/{id}', { params: { path: { id: team.id } }, body }));
  return <Change kind="team" before={team} send={send} onClose={onClose} />;
}
