import { useEffect, useState } from 'react';

const PAUSE = 250;

/** What stands in a field while somebody types, and tells once they pause; empty: nothing. */
export function useTyped(value: string | undefined, onChange: (value: string | undefined) => void) {
  const [typed, setTyped] = useState(value ?? '');
  useEffect(() => setTyped(value ?? ''), [value]);
  useEffect(() => {
    const pause = setTimeout(() => typed !== (value ?? '') && onChange(typed.trim() || undefined), PAUSE);
    return () => clearTimeout(pause);
  }, [typed, value, onChange]);
  return [typed, setTyped] as const;
}
