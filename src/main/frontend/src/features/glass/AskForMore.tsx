import { Select, SelectItem, TextArea } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api } from '../../shared/api/client';
import { catalogue } from '../../shared/policy/catalogue';
import { lasting } from '../../shared/time/deadline';
import { ActDialog } from '../../shared/ui/ActDialog';
import { Boxes } from './Boxes';
import { type Session, useGlass } from './glass';
import { complete, type More, NOTHING, widening } from './more';

const LONGER = ['PT15M', 'PT30M', 'PT1H'].map((one) => [one, lasting(one)] as const);
const MORE = ['5', '10', '20'].map((one) => [one, `${one} more`] as const);

/** More scope, time or actions for a session: asked for here, in force with a co-signature. */
export default function AskForMore({ session, onClose }: { session: Session; onClose: () => void }) {
  const offered = useQuery(catalogue).data;
  const [typed, setTyped] = useState(NOTHING);
  const set = (more: Partial<More>) => setTyped((before) => ({ ...before, ...more }));
  const { scope } = session;
  const ask = useGlass(
    () =>
      answered(
        api.POST('/api/v1/break-glass/{id}/widenings', {
          params: { path: { id: session.id } },
          body: widening(typed),
        }),
      ),
    onClose,
  );
  return (
    <ActDialog
      title="Ask for more"
      act="Ask"
      consequence="It takes force when a member of the incident command co-signs; never you."
      ready={complete(typed)}
      running={ask}
      onAct={() => ask.mutate(undefined)}
      onClose={onClose}
    >
      <Further
        legend="More actions"
        all={offered?.actions}
        has={scope.actions}
        chosen={typed.actions}
        onChange={(actions) => set({ actions })}
      />
      <Further
        legend="More environments"
        all={offered?.environments}
        has={scope.environments}
        chosen={typed.environments}
        onChange={(environments) => set({ environments })}
      />
      <TextArea
        id="more-targets"
        labelText="More targets, one on each line"
        rows={2}
        value={typed.targets}
        onChange={(e) => set({ targets: e.target.value })}
      />
      <Amount
        id="more-time"
        label="More time"
        all={LONGER}
        value={typed.longer}
        onChange={(longer) => set({ longer })}
      />
      <Amount
        id="more-actions"
        label={`More than the ${session.budget} actions`}
        all={MORE}
        value={typed.moreActions}
        onChange={(moreActions) => set({ moreActions })}
      />
      <TextArea
        id="more-reason"
        labelText="Why"
        rows={2}
        dir="auto"
        value={typed.reason}
        onChange={(e) => set({ reason: e.target.value })}
      />
    </ActDialog>
  );
}

/** Those that are not inside yet. */
function Further({
  legend,
  all = [],
  has,
  chosen,
  onChange,
}: {
  legend: string;
  all: { id: string; title: string }[] | undefined;
  has: string[];
  chosen: string[];
  onChange: (chosen: string[]) => void;
}) {
  const rest = all.filter(({ id }) => !has.includes(id));
  return rest.length === 0 ? null : <Boxes legend={legend} all={rest} chosen={chosen} onChange={onChange} />;
}

function Amount({
  id,
  label,
  all,
  value,
  onChange,
}: {
  id: string;
  label: string;
  all: (readonly [value: string, text: string])[];
  value: string;
  onChange: (value: string) => void;
}) {
  return (
    <Select id={id} labelText={label} value={value} onChange={(e) => onChange(e.target.value)}>
      <SelectItem value="" text="none" />
      {all.map(([one, text]) => (
        <SelectItem key={one} value={one} text={text} />
      ))}
    </Select>
  );
}
