import { type Listener, openStream } from './stream';

const NAME = 'countersign-live';

/**
 * One stream for all windows of a browser, which has few connections for a server: one window listens and tells the others,
 * and when it closes another takes over. Where windows cannot agree, each has its own.
 */
export function sharedStream(listener: Listener): () => void {
  if (!navigator.locks || typeof BroadcastChannel === 'undefined') {
    return openStream(listener);
  }
  const channel = new BroadcastChannel(NAME);
  const leaving = new AbortController();
  let leave = () => {};
  channel.onmessage = ({ data }: MessageEvent<[keyof Listener, never]>) => listener[data[0]](data[1]);
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
      const close = openStream({
        told: pass('told', listener.told),
        opened: pass('opened', listener.opened),
        broken: pass('broken', listener.broken),
      });
      leave = () => {
        close();
        done();
      };
      // What was told between two who lead, nobody heard.
      if (performance.now() - asked > 1_000) {
        listener.told({ name: 'reset' });
      }
    });
  navigator.locks.request(NAME, { signal: leaving.signal }, lead).catch(() => {});
  return () => {
    leaving.abort();
    leave();
    channel.close();
  };
}
