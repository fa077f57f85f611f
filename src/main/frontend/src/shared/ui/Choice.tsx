import { Select, SelectItem } from '@carbon/react';

export type Offered = readonly (readonly [value: string, text: string])[];

/** One of several values of a filter, or any. */
export function Choice({
  id,
  label,
  value,
  offered,
  any = 'any',
  onChange,
}: {
  id: string;
  label: string;
  value: string | undefined;
  offered: Offered;
  /** What no choice is called; none: there is always one. */
  any?: string | null;
  onChange: (value: string | undefined) => void;
}) {
  return (
    <Select
      id={id}
      size="sm"
      labelText={label}
      value={value ?? ''}
      onChange={(event) => onChange(event.target.value || undefined)}
    >
      {any !== null && <SelectItem value="" text={any} />}
      {offered.map(([one, text]) => (
        <SelectItem key={one} value={one} text={text} />
      ))}
    </Select>
  );
}
