import { Button, Select, SelectItem } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import { people, useNames } from '../../shared/directory/names';

/** Reviewers, one after the other. */
export function ChosenPeople({
  id,
  label,
  help,
  chosen,
  onChange,
}: {
  id: string;
  label: string;
  help: string;
  chosen: string[];
  onChange: (chosen: string[]) => void;
}) {
  const names = useNames();
  const others = (useQuery(people).data ?? []).filter((one) => one.active && !chosen.includes(one.id));
  return (
    <div>
      <Select
        id={id}
        labelText={label}
        helperText={help}
        value=""
        onChange={(event) => event.target.value && onChange([...chosen, event.target.value])}
      >
        <SelectItem value="" text="add somebody" />
        {others.map((one) => (
          <SelectItem key={one.id} value={one.id} text={`${one.name} (${one.id})`} />
        ))}
      </Select>
      {chosen.length > 0 && (
        <ul className="chosen" aria-label={`Named: ${label}`}>
          {chosen.map((one) => (
            <li key={one}>
              <bdi>{names(one)}</bdi>
              <Button
                kind="ghost"
                size="sm"
                aria-label={`Leave out ${names(one)}`}
                onClick={() => onChange(chosen.filter((other) => other !== one))}
              >
                Leave out
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
