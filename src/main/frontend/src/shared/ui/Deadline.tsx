import { Time, WarningAltFilled } from '@carbon/icons-react';
import { useEffect, useState } from 'react';
import { deadline, exactly } from '../time/deadline';

/** Text, icon and colour together; the exact time is in the title. */
export function Deadline({ at }: { at: string | undefined }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const clock = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(clock);
  }, []);
  if (!at) {
    return <span className="quiet">no deadline</span>;
  }
  const { words, urgency } = deadline(at, now);
  const Icon = urgency === 'later' ? Time : WarningAltFilled;
  return (
    <time className={`deadline deadline--${urgency}`} dateTime={at} title={exactly(at)}>
      <Icon size={16} aria-hidden />
      {words}
    </time>
  );
}
