import { Time } from '@carbon/icons-react';
import { useEffect, useState } from 'react';
import { exactly } from '../../shared/time/deadline';
import { left, worthSaying } from './left';

/**
 * How long a session is still open, by the clock of the server; said aloud at fifteen, five and one minute only, or not at
 * all.
 */
export function Countdown({
  until,
  ahead,
  quietly = false,
}: {
  until: string;
  ahead: number;
  quietly?: boolean;
}) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const clock = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(clock);
  }, []);
  const seconds = Math.max(0, Math.round((Date.parse(until) - now - ahead) / 1_000));
  return (
    <span className="countdown" title={exactly(until)}>
      <Time size={16} aria-hidden />
      <span aria-hidden>{left(seconds)}</span>
      {!quietly && (
        <span className="hidden" role="status">
          {worthSaying(seconds)}
        </span>
      )}
    </span>
  );
}
