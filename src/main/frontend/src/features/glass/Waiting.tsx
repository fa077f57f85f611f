import { Button } from '@carbon/react';
import { useEffect, useRef } from 'react';
import { ProblemNotice } from '../../shared/ui/ProblemNotice';
import { type Permit, start, takeBack } from './asking';
import { Countdown } from './Countdown';
import { useGlass } from './glass';

/** A permit that nothing has been started with: the next Enter starts it, and a slip is taken back. */
export function Waiting({
  permit,
  ahead,
  onStarted,
  onGone,
}: {
  permit: Permit;
  ahead: number;
  onStarted: () => void;
  onGone: () => void;
}) {
  const begin = useRef<HTMLButtonElement>(null);
  const { wanted } = permit;
  const starting = useGlass(start, onStarted);
  const back = useGlass(takeBack, onGone);
  const busy = starting.isPending || back.isPending;
  useEffect(() => begin.current?.focus(), []);
  return (
    <div className="glass-waiting">
      <p role="status">
        Permitted: <strong>{wanted.action}</strong> of <bdi>{wanted.target}</bdi> in {wanted.environment}
        {wanted.command && <code className="likely__what">{wanted.command}</code>}
        <span className="quiet entry__more" dir="auto">
          {wanted.purpose}
        </span>
      </p>
      <Countdown until={permit.expiresAt} ahead={ahead} quietly />
      {starting.isError && <ProblemNotice error={starting.error} />}
      {back.isError && <ProblemNotice error={back.error} />}
      <p className="glass-outcome">
        <Button
          ref={begin}
          size="sm"
          kind="danger"
          disabled={busy || starting.isError}
          onClick={() => starting.mutate(permit)}
        >
          {starting.isPending ? 'Starting …' : 'Start it now'}
        </Button>
        <Button size="sm" kind="tertiary" disabled={busy} onClick={() => back.mutate(permit)}>
          Take it back
        </Button>
      </p>
    </div>
  );
}
