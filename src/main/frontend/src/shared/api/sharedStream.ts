import { SIGNED_IN } from './client';
import { type Listener, openStream, type Stream } from './stream';

const NAME = 'countersign-live';

/**
 * One stream for all windows of a browser, which has few connections for a server: one window listens and tells the others,
 * and when it closes another takes over. Where windows cannot agree, each has its own while it is in sight.
 */
export function sharedStream(listener: Listener): () => void {
  if (!navigator.locks || typeof BroadcastChannel === 'undefined') {
    return ownStream(listener);
  }
  const channel = new BroadcastChannel(NAME);
  const leaving = new AbortController();
  let stream: Stream | undefined;
  let leave = () => {};
  const calls = { ...listener, retry: () => stream?.retry() };
  channel.onmessage = ({ data }: MessageEvent<[keyof typeof calls, never]>) => calls[data[0]](data[1]);
  const pass =
    <T extends unknown[]>(name: keyof Listener, here: (...what: T) => void) =>
    (...what: T) => {
      channel.postMessage([name, ...what]);
      here(...what);
    };
  const asked = performance.now();
  const lead = () =>
    new Promise<void>((done) => {
      if (leaving.signal.aborted) {
        done();
        return;
      }
      stream = openStream({
        told: pass('told', listener.told),
        there: pass('there', listener.there),
        away: pass('away', listener.away),
      });
      leave = () => {
        stream?.close();
        done();
      };
      // What was told between two who lead, nobody heard.
      if (performance.now() - asked > 1_000) {
        listener.told({ name: 'reset' });
      }
    });
  navigator.locks.request(NAME, { signal: leaving.signal }, lead).catch(() => {});
  // Whoever leads may be another window than the one in which somebody has signed in.
  const signedIn = () => {
    channel.postMessage(['retry']);
    stream?.retry();
  };
  window.addEventListener(SIGNED_IN, signedIn);
  return () => {
    window.removeEventListener(SIGNED_IN, signedIn);
    leaving.abort();
    leave();
    channel.close();
  };
}

function ownStream(listener: Listener): () => void {
  let stream = document.hidden ? undefined : openStream(listener);
  const look = () => {
    if (document.hidden) {
      stream?.close();
      stream = undefined;
    } else if (!stream) {
      stream = openStream(listener);
      listener.told({ name: 'reset' });
    }
  };
  const signedIn = () => stream?.retry();
  document.addEventListener('visibilitychange', look);
  window.addEventListener(SIGNED_IN, signedIn);
  return () => {
    document.removeEventListener('visibilitychange', look);
    window.removeEventListener(SIGNED_IN, signedIn);
    stream?.close();
  };
}
