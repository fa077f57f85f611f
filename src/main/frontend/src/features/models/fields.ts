/** A field of a form as its list has it. */
export interface Field {
  id: string;
  key: string;
  label: string;
  type: string;
  required: boolean;
  /** How deep it stands in groups and lists. */
  depth: number;
  /** When it is not shown. */
  hidden: string;
  options: string[];
}

interface Component {
  id?: string;
  key?: string;
  path?: string;
  label?: string;
  text?: string;
  type?: string;
  validate?: { required?: boolean };
  conditional?: { hide?: string };
  values?: { label?: string; value?: string }[];
  components?: Component[];
}

/** Every field of a form, groups before what is in them. An unreadable form has none. */
export function readFields(schema: string): Field[] {
  try {
    return listed((JSON.parse(schema) as Component).components ?? [], 0);
  } catch {
    return [];
  }
}

const listed = (components: Component[], depth: number): Field[] =>
  components.flatMap((one) => [
    {
      id: one.id ?? '',
      key: one.key ?? one.path ?? '',
      label: one.label ?? one.text ?? '',
      type: one.type ?? '',
      required: one.validate?.required === true,
      depth,
      hidden: one.conditional?.hide ?? '',
      options: (one.values ?? []).map(({ label, value }) => label ?? value ?? ''),
    },
    ...listed(one.components ?? [], depth + 1),
  ]);
