/** What was typed into a form that began with the same values; null where there is nothing, or the form has moved on. */
export function kept(name: string, base: object): Record<string, unknown> | null {
  try {
    const found = JSON.parse(sessionStorage.getItem(`draft:${name}`) ?? 'null');
    return found && found.base === JSON.stringify(base) ? found.typed : null;
  } catch {
    return null;
  }
}

export function keep(name: string, base: object, typed: object) {
  try {
    sessionStorage.setItem(`draft:${name}`, JSON.stringify({ base: JSON.stringify(base), typed }));
  } catch {
    // Full or switched off: then the page itself is the only place.
  }
}

export const forget = (name: string) => sessionStorage.removeItem(`draft:${name}`);

const OWNER = 'drafts-of';

/** What is typed from now on is this account's; what somebody else left here is not for them. */
export function draftsBelongTo(account: string) {
  if (sessionStorage.getItem(OWNER) !== account) {
    forgetAll();
    sessionStorage.setItem(OWNER, account);
  }
}

export function forgetAll() {
  for (const name of Object.keys(sessionStorage).filter((key) => /^(draft|sent):/.test(key))) {
    sessionStorage.removeItem(name);
  }
}

/**
 * Takes what was typed over to what the form begins with now, where that has moved on.
 *
 * @param carry what to make of it: the values that the draft began with, what was typed, the values of now
 */
export function takeOver(
  name: string,
  base: Record<string, unknown>,
  carry: (before: Typed, typed: Typed, now: Typed) => Typed,
) {
  try {
    const found = JSON.parse(sessionStorage.getItem(`draft:${name}`) ?? 'null');
    if (found && found.base !== JSON.stringify(base)) {
      keep(name, base, carry(JSON.parse(found.base), found.typed, base));
    }
  } catch {
    // What cannot be read was no draft.
  }
}

type Typed = Record<string, unknown>;
