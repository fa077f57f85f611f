import { Select, SelectItem, TextArea, TextInput } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import { catalogue } from '../../shared/policy/catalogue';
import { lasting } from '../../shared/time/deadline';
import { Boxes } from './Boxes';
import type { Typed } from './opening';

const DURATIONS = ['PT15M', 'PT30M', 'PT1H', 'PT2H'];

/** How far it is to reach, for how long, and who closes it. */
export function OpenScope({ values, set }: { values: Typed; set: (more: Partial<Typed>) => void }) {
  const offered = useQuery(catalogue).data;
  const durations = DURATIONS.includes(values.duration) ? DURATIONS : [values.duration, ...DURATIONS];
  return (
    <>
      <Select
        id="glass-project"
        labelText="Project"
        value={values.project}
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
        chosen={values.environments}
        onChange={(environments) => set({ environments })}
      />
      <Boxes
        legend="Actions"
        all={offered?.actions ?? []}
        chosen={values.actions}
        onChange={(actions) => set({ actions })}
      />
      <TextArea
        id="glass-targets"
        labelText="Targets, one on each line"
        helperText="In full, or all below one: k8s/payments/*"
        rows={2}
        value={values.targets}
        onChange={(e) => set({ targets: e.target.value })}
      />
      <Select
        id="glass-duration"
        labelText="For how long"
        value={values.duration}
        onChange={(e) => set({ duration: e.target.value })}
      >
        {durations.map((one) => (
          <SelectItem key={one} value={one} text={lasting(one)} />
        ))}
      </Select>
      <TextInput
        id="glass-owner"
        labelText="Closure owner (account)"
        helperText="Who will say what it was used for."
        value={values.closureOwner}
        onChange={(e) => set({ closureOwner: e.target.value })}
      />
    </>
  );
}
