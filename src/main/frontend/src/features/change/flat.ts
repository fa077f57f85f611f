/** The leaves of a JSON object, each with its path: {@code {a: {b: 1}}} is {@code [['a.b', '1']]}. */
export function flat(value: object, path = ''): [string, string][] {
  return Object.entries(value).flatMap(([name, inner]): [string, string][] => {
    const at = path ? `${path}.${name}` : name;
    const empty = inner !== null && typeof inner === 'object' && Object.keys(inner).length === 0;
    if (inner !== null && typeof inner === 'object' && !empty) {
      return flat(inner, at);
    }
    return [[at, typeof inner === 'string' ? inner : JSON.stringify(inner)]];
  });
}
