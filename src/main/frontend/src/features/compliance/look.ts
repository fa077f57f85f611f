import { PERIODS } from './checklist';

/** What is looked at; it lives in the address, so that it can be sent to somebody. */
export interface Look {
  process: string;
  version?: number;
  days: (typeof PERIODS)[number];
  project?: string;
  measure: 'often' | 'long';
  element?: string;
  /** Only those that are at the element now. */
  now?: true;
}

/** Reads the address; what it does not know is left out rather than refused. */
export function readLook(search: Record<string, unknown>): Look {
  const version = Number(search.version);
  return {
    process: word(search.process) ?? 'change-approval',
    ...(Number.isInteger(version) && version > 0 ? { version } : {}),
    days: PERIODS.find((one) => String(one) === String(search.days)) ?? 90,
    ...some('project', word(search.project)),
    measure: search.measure === 'long' ? 'long' : 'often',
    ...some('element', word(search.element)),
    ...(search.now === true ? { now: true as const } : {}),
  };
}

const word = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

const some = <K extends string>(name: K, value: string | undefined) =>
  (value ? { [name]: value } : {}) as Partial<Record<K, string>>;
