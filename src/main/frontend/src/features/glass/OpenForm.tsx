import { Button, Checkbox, Select, SelectItem, TextArea, TextInput } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { answered, api, Refused } from '../../shared/api/client';
import { keyOnce, refused, sent } from '../../shared/api/once';
import { catalogue } from '../../shared/policy/catalogue';
import { lasting } from '../../shared/time/deadline';
import { ProblemNotice } from '../../shared/ui/ProblemNotice';
import { incidents, type Opening, useGlass } from './glass';
import { begun, opening, type Typed } from './opening';

const DURATIONS = ['PT15M', 'PT30M', 'PT1H', 'PT2H'];

/** All that has to be said before the glass breaks, filled in as far as it can be. */
export function OpenForm({ account, onOpened }: { account: string; onOpened: (id: string) => void }) {
  const active = useQuery(incidents).data ?? [];
  const offered = useQuery(catalogue).data;
  const [typed, setTyped] = useState<Typed>(() => begun(account));
  const set = (more: Partial<Typed>) => setTyped((before) => ({ ...before, ...more }));
  const known = active.find((one) => one.reference === (typed.incident || active[0]?.reference));
  const body = opening(typed, known);
  const open = useGlass(
    (what: Opening) =>
      answered(
        api.POST('/api/v1/break-glass', {
          body: what,
          headers: { 'Idempotency-Key': keyOnce('open', what) },
        }),
      ),
    ({ id }) => {
      sent('open');
      onOpened(id);
    },
    (error) => refused('open', error),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    open.mutate(body);
  };
  const quick = open.error instanceof Refused && open.error.problem.code === 'change_is_quick_enough';
  return (
    <form className="fields glass-form" onSubmit={submit} aria-label="Open an emergency session">
      {active.length > 0 && !typed.unlisted ? (
        <Select
          id="glass-incident"
          labelText="Incident"
          value={typed.incident}
          onChange={(e) => set({ incident: e.target.value })}
        >
          {active.map((one) => (
            <SelectItem
              key={one.reference}
              value={one.reference}
              text={`${one.reference} · ${one.severity} · ${one.title}`}
            />
          ))}
        </Select>
      ) : (
        <>
          <TextInput
            id="glass-reference"
            labelText="Incident"
            helperText="Its reference. The incident command declares one that is not in the register, by opening."
            value={typed.incident}
            onChange={(e) => set({ incident: e.target.value })}
          />
          <Select
            id="glass-severity"
            labelText="Severity"
            value={typed.severity}
            onChange={(e) => set({ severity: e.target.value })}
          >
            {['sev1', 'sev2', 'sev3', 'sev4'].map((one) => (
              <SelectItem key={one} value={one} text={one} />
            ))}
          </Select>
        </>
      )}
      {active.length > 0 && (
        <Button kind="ghost" size="sm" onClick={() => set({ unlisted: !typed.unlisted, incident: '' })}>
          {typed.unlisted ? 'Choose from the register' : 'It is not in the list'}
        </Button>
      )}
      <TextArea
        id="glass-reason"
        labelText="What is broken, and what you are about to do"
        rows={2}
        dir="auto"
        value={typed.reason}
        onChange={(e) => set({ reason: e.target.value })}
      />
      <Select
        id="glass-project"
        labelText="Project"
        value={typed.project}
        onChange={(e) => set({ project: e.target.value })}
      >
        <SelectItem value="" text="Choose" />
        {(offered?.projects ?? []).map((one) => (
          <SelectItem key={one.id} value={one.id} text={one.name} />
        ))}
      </Select>
      <Boxes
        legend="Environments"
        all={offered?.environments ?? []}
        chosen={typed.environments}
        onChange={(environments) => set({ environments })}
      />
      <Boxes
        legend="Actions"
        all={offered?.actions ?? []}
        chosen={typed.actions}
        onChange={(actions) => set({ actions })}
      />
      <TextArea
        id="glass-targets"
        labelText="Targets, one on each line"
        helperText="In full, or all below one: k8s/payments/*"
        rows={2}
        value={typed.targets}
        onChange={(e) => set({ targets: e.target.value })}
      />
      <Select
        id="glass-duration"
        labelText="For how long"
        value={typed.duration}
        onChange={(e) => set({ duration: e.target.value })}
      >
        {DURATIONS.map((one) => (
          <SelectItem key={one} value={one} text={lasting(one)} />
        ))}
      </Select>
      <TextInput
        id="glass-owner"
        labelText="Closure owner (account)"
        helperText="Who will say what it was used for."
        value={typed.closureOwner}
        onChange={(e) => set({ closureOwner: e.target.value })}
      />
      {(quick || typed.whyNoChange) && (
        <TextArea
          id="glass-why"
          labelText="Why a change is not quick enough"
          rows={2}
          dir="auto"
          value={typed.whyNoChange}
          onChange={(e) => set({ whyNoChange: e.target.value })}
        />
      )}
      {open.isError && <ProblemNotice error={open.error} />}
      <Button type="submit" kind="danger" disabled={open.isPending} className="glass-form__open">
        {open.isPending ? 'Opening …' : 'Break the glass'}
      </Button>
      <p className="quiet">
        Those who would have approved a change, the incident command and security are told at once. What you
        do is recorded, and has to be closed.
      </p>
    </form>
  );
}

function Boxes({
  legend,
  all,
  chosen,
  onChange,
}: {
  legend: string;
  all: { id: string; title: string }[];
  chosen: string[];
  onChange: (chosen: string[]) => void;
}) {
  return (
    <fieldset className="glass-form__boxes">
      <legend className="cds--label">{legend}</legend>
      {all.map((one) => (
        <Checkbox
          key={one.id}
          id={`glass-${legend}-${one.id}`}
          labelText={one.title}
          checked={chosen.includes(one.id)}
          onChange={(_, { checked }) =>
            onChange(checked ? [...chosen, one.id] : chosen.filter((id) => id !== one.id))
          }
        />
      ))}
    </fieldset>
  );
}
