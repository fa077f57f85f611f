import { Checkbox } from '@carbon/react';

/** Some of a few. */
export function Boxes({
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
