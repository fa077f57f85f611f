import { lazyRouteComponent } from '@tanstack/react-router';

const PAUSE = 1_000;
const LATELY = 15_000;
const ANEW = 'loaded-anew';

/** Code that comes when it is needed. Without a connection it comes once that is back, and the page stands meanwhile. */
export async function arriving<T>(load: () => Promise<T>): Promise<T> {
  if (!navigator.onLine) {
    await serverIsBack();
  }
  try {
    return await load();
  } catch (error) {
    await serverIsBack();
    return anew(error);
  }
}

/** A page whose code comes when somebody goes there. */
// biome-ignore lint/suspicious/noExplicitAny: as the router has it
export const arrivingPage = <T extends Record<string, any>, K extends keyof T>(
  load: () => Promise<T>,
  name: K,
) => lazyRouteComponent(() => arriving(load), name);

/** Browsers remember code that did not come, and do not ask again before the page is loaded anew. Drafts outlive that. */
function anew(error: unknown): Promise<never> {
  if (Date.now() - Number(sessionStorage.getItem(ANEW)) < LATELY) {
    throw error;
  }
  sessionStorage.setItem(ANEW, String(Date.now()));
  window.location.reload();
  return new Promise(() => {});
}

async function serverIsBack() {
  while (!(await answers())) {
    await new Promise((done) => setTimeout(done, PAUSE));
  }
}

const answers = () =>
  fetch('/mark.svg', { cache: 'no-store' }).then(
    (answer) => answer.status < 500,
    () => false,
  );
