import type { Schemas } from '../api/client';

type Fault = Schemas['RefusalFieldError'];

interface Component {
  id: string;
  type: string;
  key?: string;
  path?: string;
  components?: Component[];
}

type Step = string | number;

/** Faults by the id of the field that shows them, as the viewer keys them, and those that no field shows. */
export interface Placed {
  shown: Record<string, unknown>;
  elsewhere: Fault[];
}

/** Finds the field of each fault that the server names: {@code evidence[0].url} is a field of the first row of a list. */
export function placed(schema: object, faults: Fault[]): Placed {
  const found: Placed = { shown: {}, elsewhere: [] };
  const fields = (schema as { components?: Component[] }).components ?? [];
  for (const fault of faults) {
    const place = find(fields, steps(fault.field), []);
    if (place) {
      put(found.shown, place, `This ${fault.message}.`);
    } else {
      found.elsewhere.push(fault);
    }
  }
  return found;
}

const steps = (field: string): Step[] =>
  [...field.matchAll(/\[(\d+)\]|[^.[\]]+/g)].map(([step, index]) => (index ? Number(index) : step));

function find(fields: Component[], wanted: Step[], rows: number[]): Step[] | undefined {
  for (const field of fields) {
    const place = inside(field, wanted, rows);
    if (place) {
      return place;
    }
  }
  return undefined;
}

function inside(field: Component, wanted: Step[], rows: number[]): Step[] | undefined {
  const named = (field.components ? field.path : field.key)?.split('.') ?? [];
  const rest = wanted.slice(named.length);
  if (named.some((name, index) => name !== wanted[index])) {
    return undefined;
  }
  if (!field.components) {
    return named.length > 0 && rest.length === 0 ? [field.id, ...rows] : undefined;
  }
  const [row, ...below] = rest;
  if (field.type !== 'dynamiclist') {
    return find(field.components, rest, rows);
  }
  if (typeof row !== 'number') {
    return undefined;
  }
  const only = field.components.find((one) => one.key);
  return below.length === 0 ? only && [only.id, ...rows, row] : find(field.components, below, [...rows, row]);
}

function put(errors: Record<string, unknown>, [id, ...rows]: Step[], message: string) {
  const last = rows.pop();
  let at = errors;
  for (const step of last === undefined ? [] : [id as string, ...rows]) {
    at[step] ??= {};
    at = at[step] as Record<string, unknown>;
  }
  const name = last ?? (id as string);
  at[name] = [...((at[name] as string[] | undefined) ?? []), message];
}
