import { Refused } from './client';

/**
 * A key for sending something once. The same words under the same name get the same key, also after a reload, so that
 * somebody who tries again because no answer came asks for nothing twice.
 */
export function keyOnce(name: string, body: unknown): string {
  const words = JSON.stringify(body);
  const place = `sent:${name}`;
  const before = read(place);
  if (before?.words === words) {
    return before.key;
  }
  const key = crypto.randomUUID();
  try {
    sessionStorage.setItem(place, JSON.stringify({ words, key }));
  } catch {
    last.set(place, { words, key });
  }
  return key;
}

/** Sent, and answered: the same words again are meant as something new. */
export function sent(name: string) {
  last.delete(`sent:${name}`);
  try {
    sessionStorage.removeItem(`sent:${name}`);
  } catch {
    // Switched off: there is nothing to take away.
  }
}

/** A refusal did nothing: whoever tries again wants to be judged anew, and not told the same for as long as the key is kept. */
export function refused(name: string, error: unknown) {
  if (error instanceof Refused && error.status > 0) {
    sent(name);
  }
}

interface Sent {
  words: string;
  key: string;
}

/** Where the browser keeps nothing. */
const last = new Map<string, Sent>();

function read(place: string): Sent | undefined {
  try {
    return JSON.parse(sessionStorage.getItem(place) ?? 'null') ?? last.get(place);
  } catch {
    return last.get(place);
  }
}
