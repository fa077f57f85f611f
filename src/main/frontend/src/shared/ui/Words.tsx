import { Search } from '@carbon/react';
import { useTyped } from './useTyped';

/** Words to search for. */
export function Words({
  id,
  label,
  placeholder,
  value,
  onChange,
}: {
  id: string;
  label: string;
  placeholder: string;
  value: string | undefined;
  onChange: (words: string | undefined) => void;
}) {
  const [typed, setTyped] = useTyped(value, onChange);
  return (
    <div>
      <span className="cds--label filters__label" aria-hidden>
        Search
      </span>
      <Search
        id={id}
        size="sm"
        labelText={label}
        placeholder={placeholder}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
    </div>
  );
}
