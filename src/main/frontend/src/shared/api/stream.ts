import { answered, api, Refused, SIGNED_IN } from './client';

export type Told = { name: 'change'; id: string } | { name: 'notification' } | { name: 'reset' };

/** Whoever wants to know that something has changed, and whether they would hear of it. */
export interface Listener {
  told: (what: Told) => void;
  opened: () => void;
  broken: () => void;
}

const LONGEST = 15_000;

/**
 * Listens to the server until the returned function is called. A stream that breaks off, the browser resumes by itself; one
 * that is refused, nobody would, so it is asked whether that is because the session has ended.
 */
export function openStream(listener: Listener): () => void {
  let source: EventSource | undefined;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let delay = 500;
  let over = false;
  const connect = (anew: boolean) => {
    if (over) {
      return;
    }
    source = new EventSource('/api/v1/events');
    source.onopen = () => {
      delay = 500;
      listener.opened();
      if (anew) {
        listener.told({ name: 'reset' });
        anew = false;
      }
    };
    source.onerror = () => {
      listener.broken();
      if (source?.readyState === EventSource.CLOSED) {
        void refused();
      }
    };
    source.addEventListener('change', (event) => {
      listener.told({ name: 'change', id: (JSON.parse(event.data) as { id: string }).id });
    });
    source.addEventListener('notification', () => listener.told({ name: 'notification' }));
    source.addEventListener('reset', () => listener.told({ name: 'reset' }));
  };
  const again = () => connect(true);
  const refused = async () => {
    try {
      await answered(api.GET('/api/v1/session'));
    } catch (error) {
      if (error instanceof Refused && error.status === 401) {
        window.addEventListener(SIGNED_IN, again, { once: true });
        return;
      }
    }
    waiting = setTimeout(again, delay);
    delay = Math.min(delay * 2, LONGEST);
  };
  connect(false);
  return () => {
    over = true;
    clearTimeout(waiting);
    window.removeEventListener(SIGNED_IN, again);
    source?.close();
  };
}
