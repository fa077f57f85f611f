import { Button } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { arriving } from '../../shared/ui/arriving';
import { rights } from './command';

const KillSwitch = lazy(() => arriving(() => import('./KillSwitch')));

/** The way to the kill switch, for whoever may pull it, and what came of it. */
export function EndAll() {
  const may = useQuery(rights).data?.allowedActions.includes('revoke');
  const [asked, setAsked] = useState(false);
  const [said, setSaid] = useState('');
  return (
    <>
      {may && (
        <Button kind="danger--tertiary" size="sm" onClick={() => setAsked(true)}>
          End all open sessions …
        </Button>
      )}
      <p role="status" className="quiet glass__said">
        {said}
      </p>
      <Suspense>{asked && <KillSwitch onEnded={setSaid} onClose={() => setAsked(false)} />}</Suspense>
    </>
  );
}
