import { Checkbox, TextInput } from '@carbon/react';
import { useState } from 'react';
import { answered, api } from '../../shared/api/client';
import { ActDialog } from '../../shared/ui/ActDialog';
import { type Account, useAct } from './directory';

export function SwitchAccount({ account, onClose }: { account: Account; onClose: () => void }) {
  const active = !account.active;
  const change = useAct(
    () =>
      answered(
        api.PATCH('/api/v1/directory/accounts/{id}', {
          params: { path: { id: account.id } },
          body: { active },
        }),
      ),
    onClose,
  );
  return (
    <ActDialog
      title={`${active ? 'Enable' : 'Disable'} the account ${account.id}`}
      act={active ? 'Enable' : 'Disable'}
      danger={!active}
      consequence={
        active
          ? 'It can sign in again, and its API tokens that have not been revoked work again.'
          : 'It is signed out at once, and its API tokens stop working. It can be enabled again.'
      }
      running={change}
      onAct={() => change.mutate()}
      onClose={onClose}
    />
  );
}

export function SetPassword({ account, onClose }: { account: Account; onClose: () => void }) {
  const [password, setPassword] = useState('');
  const set = useAct(
    () =>
      answered(
        api.PATCH('/api/v1/directory/accounts/{id}', {
          params: { path: { id: account.id } },
          body: { password },
        }),
      ),
    onClose,
  );
  return (
    <ActDialog
      title={`Set the password of ${account.id}`}
      act="Set the password"
      consequence="The old one stops working, and every browser that is signed in by this account is signed out."
      ready={password !== ''}
      running={set}
      onAct={() => set.mutate()}
      onClose={onClose}
    >
      <TextInput
        id="new-password"
        type="password"
        autoComplete="new-password"
        labelText="New password"
        helperText="At least 12 characters."
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
    </ActDialog>
  );
}

export function AddAccount({ person, onClose }: { person: string; onClose: () => void }) {
  const [id, setId] = useState('');
  const [service, setService] = useState(false);
  const [password, setPassword] = useState('');
  const body = { id, person, service, password: service ? undefined : password || undefined };
  const add = useAct(() => answered(api.POST('/api/v1/directory/accounts', { body })), onClose);
  return (
    <ActDialog
      title="Add an account"
      act="Add"
      consequence="What any account of a person does counts as done by that person: two accounts take one seat."
      ready={id !== ''}
      running={add}
      onAct={() => add.mutate()}
      onClose={onClose}
    >
      <TextInput
        id="account-id"
        labelText="Account"
        value={id}
        onChange={(event) => setId(event.target.value)}
      />
      <Checkbox
        id="account-service"
        labelText="A service account: it asks and runs, and never decides"
        checked={service}
        onChange={(_, { checked }) => setService(checked)}
      />
      {!service && (
        <TextInput
          id="account-password"
          type="password"
          autoComplete="new-password"
          labelText="Password"
          helperText="In the demo only, at least 12 characters. Empty: none, it signs in with an API token."
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
      )}
    </ActDialog>
  );
}
