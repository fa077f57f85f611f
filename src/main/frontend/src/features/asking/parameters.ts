/** A row of the form: what somebody typed for one parameter. */
export interface Row {
  name?: string;
  value?: string;
}

/**
 * What a typed value means. A number, true, false, null, a list or an object is sent as such where JSON would write it the
 * same way; all else is text, `007` and `1.10` too. In quotes it is text whatever it looks like.
 */
export function meant(typed: string): unknown {
  const words = typed.trim();
  try {
    const read: unknown = JSON.parse(words);
    const exact = typeof read !== 'number' || (Number.isFinite(read) && String(read) === words);
    return exact ? read : typed;
  } catch {
    return typed;
  }
}

/** What has to be typed to mean this. */
export function typedOf(value: unknown): string {
  if (typeof value !== 'string') {
    return JSON.stringify(value);
  }
  return meant(value) === value ? value : JSON.stringify(value);
}

export const rowsOf = (parameters: object | undefined): Row[] =>
  Object.entries(parameters ?? {}).map(([name, value]) => ({ name, value: typedOf(value) }));

/** The parameters as one object; nothing where there are none. A row without a name is not there yet. */
export function parametersOf(rows: Row[]): Record<string, unknown> | undefined {
  const named = rows.filter((row) => row.name?.trim());
  return named.length > 0
    ? Object.fromEntries(named.map((row) => [row.name?.trim(), meant(row.value ?? '')]))
    : undefined;
}

/** Rows whose name an earlier one has: only one of them could be sent. */
export function repeated(rows: Row[]): number[] {
  const names = rows.map((row) => row.name?.trim());
  return names.flatMap((name, index) => (name && names.indexOf(name) < index ? [index] : []));
}

const KINDS: Record<string, string> = { number: 'number', boolean: 'yes or no', string: 'text' };

/** What kind of value is sent, in a word. */
export function kindOf(value: unknown): string {
  if (value === null) {
    return 'nothing (null)';
  }
  return Array.isArray(value) ? 'list' : (KINDS[typeof value] ?? 'object');
}
