import { TextInput } from '@carbon/react';
import { useState } from 'react';
import { answered, api } from '../../shared/api/client';
import { ActDialog } from '../../shared/ui/ActDialog';
import { useAct } from './directory';

type Named = { id: string; name: string };

function Add({
  kind,
  consequence,
  send,
  onClose,
}: {
  kind: 'person' | 'team';
  consequence: string;
  send: (body: Named) => Promise<unknown>;
  onClose: () => void;
}) {
  const [id, setId] = useState('');
  const [name, setName] = useState('');
  const add = useAct(() => send({ id, name }), onClose);
  return (
    <ActDialog
      title={`Add a ${kind}`}
      act="Add"
      consequence={consequence}
      ready={id !== '' && name !== ''}
      running={add}
      onAct={() => add.mutate()}
      onClose={onClose}
    >
      <TextInput
        id={`${kind}-name`}
        labelText="Name"
        dir="auto"
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <TextInput
        id={`${kind}-id`}
        labelText="Id"
        helperText="Small letters, digits and hyphens. It stays for good."
        value={id}
        onChange={(event) => setId(event.target.value)}
      />
    </ActDialog>
  );
}

export function AddPerson({ onClose }: { onClose: () => void }) {
  return (
    <Add
      kind="person"
      consequence="They can do nothing until they have an account and belong to a team. People are never deleted."
      send={(body) => answered(api.POST('/api/v1/directory/people', { body }))}
      onClose={onClose}
    />
  );
}

export function AddTeam({ onClose }: { onClose: () => void }) {
  return (
    <Add
      kind="team"
      consequence="It decides nothing until policy names it, or the catalogue gives it a project. Teams are never deleted."
      send={(body) => answered(api.POST('/api/v1/directory/teams', { body }))}
      onClose={onClose}
    />
  );
}
