/** What was edited and not saved, kept for this tab; {@code tag}: the state of the draft that it began as. */
export interface Copy {
  tag: string;
  text: string;
  at: string;
}

// Named as other drafts are, so that it goes when somebody signs out.
const place = (id: string) => `draft:model:${id}`;

export function keepCopy(id: string, copy: Copy | undefined) {
  try {
    if (copy) {
      sessionStorage.setItem(place(id), JSON.stringify(copy));
    } else {
      sessionStorage.removeItem(place(id));
    }
  } catch {
    // Full or switched off: then the page itself is the only place.
  }
}

export function keptCopy(id: string): Copy | undefined {
  try {
    return JSON.parse(sessionStorage.getItem(place(id)) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}
