import { answered, api, Refused } from './client';

export type Told = { name: 'change' | 'session'; id: string } | { name: 'notification' } | { name: 'reset' };

/** Whoever wants to know that something has changed, and whether the server is there to say so. */
export interface Listener {
  told: (what: Told) => void;
  there: () => void;
  away: () => void;
}

export interface Stream {
  /** Tries at once where it was refused before: somebody may be signed in now. */
  retry: () => void;
  close: () => void;
}

const LONGEST = 15_000;

/**
 * Listens to the server. A stream that breaks off, the browser resumes by itself; one that is refused, nobody would, so it is
 * asked whether that is because the session has ended: then it waits for {@link Stream.retry}.
 */
export function openStream(listener: Listener): Stream {
  let source: EventSource | undefined;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let delay = 500;
  let over = false;
  const connect = (anew: boolean) => {
    clearTimeout(waiting);
    source = new EventSource('/api/v1/events');
    source.onopen = () => {
      delay = 500;
      listener.there();
      if (anew) {
        listener.told({ name: 'reset' });
        anew = false;
      }
    };
    source.onerror = () => {
      if (source?.readyState === EventSource.CLOSED) {
        void refused();
      } else {
        listener.away();
      }
    };
    for (const name of ['change', 'session'] as const) {
      source.addEventListener(name, (event) => {
        listener.told({ name, id: (JSON.parse(event.data) as { id: string }).id });
      });
    }
    source.addEventListener('notification', () => listener.told({ name: 'notification' }));
    source.addEventListener('reset', () => listener.told({ name: 'reset' }));
  };
  const refused = async () => {
    const status = await statusOfSession();
    if (status === 0 || status >= 502) {
      listener.away();
    } else {
      listener.there();
    }
    if (!over && status !== 401) {
      waiting = setTimeout(connect, delay, true);
      delay = Math.min(delay * 2, LONGEST);
    }
  };
  connect(false);
  return {
    retry: () => {
      if (source?.readyState === EventSource.CLOSED && !over) {
        connect(true);
      }
    },
    close: () => {
      over = true;
      clearTimeout(waiting);
      source?.close();
    },
  };
}

async function statusOfSession(): Promise<number> {
  try {
    await answered(api.GET('/api/v1/session'));
    return 200;
  } catch (error) {
    return error instanceof Refused ? error.status : 0;
  }
}
