import { Select, SelectItem, TextArea, TextInput } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api } from '../../shared/api/client';
import { catalogue } from '../../shared/policy/catalogue';
import { lasting } from '../../shared/time/deadline';
import { ActDialog } from '../../shared/ui/ActDialog';
import { type Session, useGlass } from './glass';

/** More scope or time for a session: asked for here, in force with a co-signature. */
export default function AskForMore({ session, onClose }: { session: Session; onClose: () => void }) {
  const offered = useQuery(catalogue).data;
  const [typed, setTyped] = useState({ action: '', target: '', longer: '', reason: '' });
  const set = (more: Partial<typeof typed>) => setTyped((before) => ({ ...before, ...more }));
  const ask = useGlass(
    () =>
      answered(
        api.POST('/api/v1/break-glass/{id}/widenings', {
          params: { path: { id: session.id } },
          body: {
            scope: {
              actions: typed.action ? [typed.action] : [],
              targets: typed.target ? [typed.target] : [],
            },
            longer: typed.longer || undefined,
            reason: typed.reason,
          },
        }),
      ),
    onClose,
  );
  return (
    <ActDialog
      title="Ask for more"
      act="Ask"
      consequence="It takes force when a member of the incident command co-signs; never you."
      ready={typed.reason !== '' && (typed.action !== '' || typed.target !== '' || typed.longer !== '')}
      running={ask}
      onAct={() => ask.mutate(undefined)}
      onClose={onClose}
    >
      <Select
        id="more-action"
        labelText="Another action"
        value={typed.action}
        onChange={(e) => set({ action: e.target.value })}
      >
        <SelectItem value="" text="none" />
        {(offered?.actions ?? [])
          .filter((one) => !session.scope.actions.includes(one.id))
          .map((one) => (
            <SelectItem key={one.id} value={one.id} text={one.title} />
          ))}
      </Select>
      <TextInput
        id="more-target"
        labelText="Another target"
        value={typed.target}
        onChange={(e) => set({ target: e.target.value })}
      />
      <Select
        id="more-time"
        labelText="More time"
        value={typed.longer}
        onChange={(e) => set({ longer: e.target.value })}
      >
        <SelectItem value="" text="none" />
        {['PT15M', 'PT30M', 'PT1H'].map((one) => (
          <SelectItem key={one} value={one} text={lasting(one)} />
        ))}
      </Select>
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
