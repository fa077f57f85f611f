import createClient, { type Middleware } from 'openapi-fetch';
import type { components, paths } from './schema';

export type Schemas = components['schemas'];

/** What the server said in place of an answer (RFC 9457), or that it said nothing. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly problem: Partial<Schemas['Problem']>,
  ) {
    super(problem.detail ?? 'The server does not answer.');
  }

  /** Whether trying again may help: nothing answered, or somebody who cannot work at the moment. */
  get passing(): boolean {
    return this.status === 0 || this.status >= 502;
  }
}

/** An event of the window: the server no longer knows who this is. */
export const SIGNED_OUT = 'countersign-signed-out';

/** An event of the window: somebody has signed in. */
export const SIGNED_IN = 'countersign-signed-in';

function antiForgery(): string {
  return document.cookie.match(/(?:^|; )XSRF-TOKEN=([^;]*)/)?.[1] ?? '';
}

const asOurPage: Middleware = {
  onRequest({ request }) {
    request.headers.set('X-Requested-With', 'XMLHttpRequest');
    if (request.method !== 'GET') {
      request.headers.set('X-XSRF-TOKEN', antiForgery());
    }
    return request;
  },
};

export const api = createClient<paths>({ baseUrl: '/' });
api.use(asOurPage);

/** The data of an answer; everything else is thrown as {@link Refused}. */
export async function answered<T>(
  call: Promise<{ data?: T; error?: unknown; response: Response }>,
): Promise<T> {
  let answer: Awaited<typeof call>;
  try {
    answer = await call;
  } catch {
    throw new Refused(0, {});
  }
  if (!answer.response.ok) {
    if (answer.response.status === 401) {
      window.dispatchEvent(new Event(SIGNED_OUT));
    }
    throw new Refused(answer.response.status, (answer.error ?? {}) as Partial<Schemas['Problem']>);
  }
  return answer.data as T;
}
