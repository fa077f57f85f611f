const VIEWS = ['mine', 'open', 'all'] as const;

/** Which items of an access review; it lives in the address. */
export type View = (typeof VIEWS)[number];

export function readView({ view }: Record<string, unknown>): { view?: View } {
  const known = VIEWS.find((one) => one === view);
  return known ? { view: known } : {};
}
