import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useLive } from '../shared/api/live';

/** Says when the server is away, and reads again what is shown when it is back. */
export function Connection() {
  const cache = useQueryClient();
  const state = useLive(cache);
  useEffect(() => {
    if (state === 'back') {
      void cache.invalidateQueries();
    }
  }, [state, cache]);
  return (
    <div role="status">
      {state === 'lost' && (
        <p className="connection">No connection to the server. Trying again; what you typed stays here.</p>
      )}
    </div>
  );
}
