import { Checkbox, Select, SelectItem, TextInput } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api, type Schemas } from '../../shared/api/client';
import { keyOnce, refused, sent } from '../../shared/api/once';
import { catalogue } from '../../shared/policy/catalogue';
import { ActDialog } from '../../shared/ui/ActDialog';
import { useGlass } from './glass';
import { Severity } from './IncidentDialogs';

type Declaration = Schemas['DeclareIncidentDeclaration'];

/** Nothing is made up for what was left empty. */
const declaration = ({ project, url, ...rest }: typeof EMPTY): Declaration => ({
  ...rest,
  reference: rest.reference.trim(),
  title: rest.title.trim(),
  ...(project ? { project } : {}),
  ...(url.trim() ? { url: url.trim() } : {}),
});

const EMPTY = { reference: '', severity: 'sev2', title: '', project: '', url: '', rehearsal: false };

/** Puts an incident into the register. */
export default function DeclareIncident({ onClose }: { onClose: () => void }) {
  const [typed, setTyped] = useState(EMPTY);
  const set = (more: Partial<typeof typed>) => setTyped((before) => ({ ...before, ...more }));
  const projects = useQuery(catalogue).data?.projects ?? [];
  const declare = useGlass(
    (body: Declaration) =>
      answered(
        api.POST('/api/v1/incidents', { body, headers: { 'Idempotency-Key': keyOnce('declare', body) } }),
      ),
    () => {
      sent('declare');
      onClose();
    },
    (error) => refused('declare', error),
  );
  return (
    <ActDialog
      title="Declare an incident"
      act="Declare it"
      consequence="Those on call can open emergency sessions for it until it is resolved."
      ready={typed.reference.trim() !== '' && typed.title.trim() !== ''}
      running={declare}
      onAct={() => declare.mutate(declaration(typed))}
      onClose={onClose}
    >
      <TextInput
        id="incident-reference"
        labelText="Reference"
        helperText="As the incident tool names it, such as INC-2041."
        value={typed.reference}
        onChange={(e) => set({ reference: e.target.value })}
      />
      <Severity value={typed.severity} onChange={(severity) => set({ severity })} />
      <TextInput
        id="incident-title"
        labelText="Title"
        helperText="What is broken, and for whom."
        dir="auto"
        value={typed.title}
        onChange={(e) => set({ title: e.target.value })}
      />
      <Select
        id="incident-project"
        labelText="Project"
        value={typed.project}
        onChange={(e) => set({ project: e.target.value })}
      >
        <SelectItem value="" text="any" />
        {projects.map(({ id, name }) => (
          <SelectItem key={id} value={id} text={name} />
        ))}
      </Select>
      <TextInput
        id="incident-url"
        labelText="Where it is handled (address)"
        placeholder="https://"
        value={typed.url}
        onChange={(e) => set({ url: e.target.value })}
      />
      <Checkbox
        id="incident-rehearsal"
        labelText="This is a drill"
        helperText="What is opened for it is a drill as well, and reaches no production."
        checked={typed.rehearsal}
        onChange={(_, { checked }) => set({ rehearsal: checked })}
      />
    </ActDialog>
  );
}
