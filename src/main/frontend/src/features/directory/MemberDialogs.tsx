import { Select, SelectItem, TextInput } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api } from '../../shared/api/client';
import { people, useNames } from '../../shared/directory/names';
import { instant } from '../../shared/time/local';
import { ActDialog } from '../../shared/ui/ActDialog';
import { consequences } from './consequences';
import { type Membership, useAct, waiting } from './directory';

export function AddMember({
  team,
  members,
  onClose,
}: {
  team: string;
  members: Membership[];
  onClose: () => void;
}) {
  const [who, setWho] = useState('');
  const [until, setUntil] = useState('');
  const there = new Set(members.map((one) => one.person));
  const others = (useQuery(people).data ?? []).filter((one) => one.active && !there.has(one.id));
  const add = useAct(
    () =>
      answered(
        api.PUT('/api/v1/directory/teams/{team}/members/{person}', {
          params: { path: { team, person: who } },
          body: { until: instant(until) },
        }),
      ),
    onClose,
  );
  return (
    <ActDialog
      title="Add a member"
      act="Add"
      consequence="They may take seats of this team at once, on changes that wait already too. Nobody adds themselves."
      ready={who !== ''}
      running={add}
      onAct={() => add.mutate()}
      onClose={onClose}
    >
      <Select id="member-who" labelText="Person" value={who} onChange={(event) => setWho(event.target.value)}>
        <SelectItem value="" text="choose somebody" />
        {others.map((one) => (
          <SelectItem key={one.id} value={one.id} text={`${one.name} (${one.id})`} />
        ))}
      </Select>
      <TextInput
        id="member-until"
        type="datetime-local"
        labelText="Until"
        helperText="Empty: for good."
        value={until}
        onChange={(event) => setUntil(event.target.value)}
      />
    </ActDialog>
  );
}

export function RemoveMember({
  membership,
  last,
  onClose,
}: {
  membership: Membership;
  last: boolean;
  onClose: () => void;
}) {
  const { team, person } = membership;
  const names = useNames();
  const count = useQuery(waiting(team)).data?.count;
  const remove = useAct(
    () =>
      answered(
        api.DELETE('/api/v1/directory/teams/{team}/members/{person}', { params: { path: { team, person } } }),
      ),
    onClose,
  );
  return (
    <ActDialog
      title={`End the membership of ${names(person)}`}
      act="End it"
      danger
      consequence={consequences(count ?? 0, last)}
      running={remove}
      onAct={() => remove.mutate()}
      onClose={onClose}
    />
  );
}
