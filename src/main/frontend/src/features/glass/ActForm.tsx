import { Button, Select, SelectItem, TextInput } from '@carbon/react';
import { type FormEvent, useState } from 'react';
import { ProblemNotice } from '../../shared/ui/ProblemNotice';
import { ask, start, type Wanted } from './asking';
import { type Session, useGlass } from './glass';

/** Asks for one action and starts it: what is outside of the session is refused, and recorded. */
export function ActForm({
  session,
  purpose,
  onPurpose,
}: {
  session: Session;
  purpose: string;
  onPurpose: (purpose: string) => void;
}) {
  const { scope } = session;
  const likely = [...new Set(session.actions.map((one) => one.target).reverse())];
  const [typed, setTyped] = useState({
    action: scope.actions[0] ?? '',
    environment: scope.environments[0] ?? '',
    target: likely[0] ?? scope.targets.find((one) => !one.endsWith('*')) ?? '',
    command: '',
  });
  const set = (more: Partial<typeof typed>) => setTyped((before) => ({ ...before, ...more }));
  const act = useGlass(
    async (wanted: Wanted) => start(await ask(session.id, wanted)),
    () => {
      set({ command: '' });
      onPurpose('');
    },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    act.mutate({ ...typed, purpose, command: typed.command || undefined });
  };
  return (
    <form className="fields glass-act" onSubmit={submit} aria-label="Ask for an action">
      <Select
        id="act-action"
        labelText="Action"
        value={typed.action}
        onChange={(e) => set({ action: e.target.value })}
      >
        {scope.actions.map((one) => (
          <SelectItem key={one} value={one} text={one} />
        ))}
      </Select>
      <Select
        id="act-environment"
        labelText="Environment"
        value={typed.environment}
        onChange={(e) => set({ environment: e.target.value })}
      >
        {scope.environments.map((one) => (
          <SelectItem key={one} value={one} text={one} />
        ))}
      </Select>
      <TextInput
        id="act-target"
        labelText="Target"
        helperText={`Inside: ${scope.targets.join(', ')}`}
        value={typed.target}
        onChange={(e) => set({ target: e.target.value })}
      />
      <TextInput
        id="act-command"
        labelText="What you will type, if you do it by hand"
        value={typed.command}
        onChange={(e) => set({ command: e.target.value })}
      />
      <TextInput
        id="act-purpose"
        labelText="What for"
        dir="auto"
        value={purpose}
        onChange={(e) => onPurpose(e.target.value)}
      />
      {act.isError && <ProblemNotice error={act.error} />}
      <Button type="submit" kind="danger" disabled={act.isPending || !typed.target || !purpose}>
        {act.isPending ? 'Asking …' : 'Ask, and start it now'}
      </Button>
      {act.isSuccess && (
        <p role="status" className="quiet">
          Permitted and started: {act.data.action} of <bdi>{act.data.target}</bdi>. Do it now, then say how it
          ended.
        </p>
      )}
    </form>
  );
}
