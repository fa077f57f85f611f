import { Button, Select, SelectItem, TextInput } from '@carbon/react';
import type { OpeningUnderWay } from './useOpening';

/** One of those that are active, or the reference of one that is not there. */
export function OpenIncident({ form: { active, known, values, set } }: { form: OpeningUnderWay }) {
  return (
    <>
      {active.length > 0 && !values.unlisted ? (
        <Select
          id="glass-incident"
          labelText="Incident"
          value={known?.reference}
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
            value={values.incident}
            onChange={(e) => set({ incident: e.target.value })}
          />
          <Select
            id="glass-severity"
            labelText="Severity"
            value={values.severity}
            onChange={(e) => set({ severity: e.target.value })}
          >
            {['sev1', 'sev2', 'sev3', 'sev4'].map((one) => (
              <SelectItem key={one} value={one} text={one} />
            ))}
          </Select>
        </>
      )}
      {active.length > 0 && (
        <Button kind="ghost" size="sm" onClick={() => set({ unlisted: !values.unlisted, incident: '' })}>
          {values.unlisted ? 'Choose from the register' : 'It is not in the list'}
        </Button>
      )}
    </>
  );
}
