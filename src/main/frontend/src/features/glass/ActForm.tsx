import { Button, Select, SelectItem, TextInput } from '@carbon/react';
import { type FormEvent, useState } from 'react';
import { answered, api } from '../../shared/api/client';
import { ProblemNotice } from '../../shared/ui/ProblemNotice';
import { Section } from '../../shared/ui/Section';
import { type Session, useGlass } from './glass';

/** Asks for one action and starts it: what is outside of the session is refused, and recorded. */
export function ActForm({ session }: { session: Session }) {
  const { scope } = session;
  const likely = [...new Set(session.actions.map((one) => one.target).reverse())];
  const [typed, setTyped] = useState({
    action: scope.actions[0] ?? '',
    environment: scope.environments[0] ?? '',
    target: likely[0] ?? scope.targets.find((one) => !one.endsWith('*')) ?? '',
    command: '',
    purpose: '',
  });
  const set = (more: Partial<typeof typed>) => setTyped((before) => ({ ...before, ...more }));
  const act = useGlass(
    async (wanted: typeof typed) => {
      const path = { id: session.id };
      const body = { ...wanted, command: wanted.command || undefined };
      const permit = await answered(api.POST('/api/v1/break-glass/{id}/actions', { params: { path }, body }));
      return answered(
        api.POST('/api/v1/break-glass/permits/{permit}/redemptions', {
          params: { path: { permit: permit.id } },
          body: {
            runId: permit.runId,
            digest: permit.digest,
            target: wanted.target,
            environment: wanted.environment,
          },
        }),
      );
    },
    () => set({ command: '', purpose: '' }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    act.mutate(typed);
  };
  return (
    <Section
      title="Do something"
      aside={<span className="quiet">{session.budget - session.used} actions left</span>}
    >
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
          value={typed.purpose}
          onChange={(e) => set({ purpose: e.target.value })}
        />
        {act.isError && <ProblemNotice error={act.error} />}
        <Button type="submit" kind="danger" disabled={act.isPending || !typed.target || !typed.purpose}>
          {act.isPending ? 'Asking …' : 'Ask, and start it now'}
        </Button>
        {act.isSuccess && (
          <p role="status" className="quiet">
            Permitted and started: {act.data.action} of <bdi>{act.data.target}</bdi>. Do it now, then say how
            it ended.
          </p>
        )}
      </form>
    </Section>
  );
}
