import type { Schemas } from '../../shared/api/client';
import { parametersOf, type Row, repeated, rowsOf } from './parameters';

export type Proposal = Schemas['Proposal'];
export type Typed = Record<string, unknown>;
type Change = Schemas['ChangeDetail'];
type Fault = Schemas['RefusalFieldError'];

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;

const rows = <T>(value: unknown): T[] => (Array.isArray(value) ? value.filter(Boolean) : []);

const whole = <T extends object>(value: T): T | undefined =>
  Object.values(value).some((one) => one !== undefined) ? value : undefined;

/** To the minute, as the form has it. */
function moment(value: unknown): string | undefined {
  const at = Date.parse(text(value) ?? '');
  return Number.isNaN(at) ? undefined : new Date(at).toISOString();
}

/** What the API is sent for what was typed; empty fields are left out. */
export function proposalOf(typed: Typed): Proposal {
  const artifact = (typed.artifact ?? {}) as Typed;
  const window = (typed.window ?? {}) as Typed;
  const authors = rows<Typed>(typed.authors).flatMap((row) => text(row.account) ?? []);
  const evidence = rows<Typed>(typed.evidence)
    .map((row) => ({
      kind: text(row.kind),
      title: text(row.title),
      url: text(row.url),
      digest: text(row.digest),
    }))
    .filter(whole);
  const parameters = parametersOf(rows<Row>(typed.parameters));
  const proposal = {
    project: text(typed.project),
    environment: text(typed.environment),
    action: text(typed.action),
    target: text(typed.target),
    title: text(typed.title),
    description: text(typed.description),
    artifact: whole({ name: text(artifact.name), digest: text(artifact.digest) }),
    parameters,
    rollbackPlan: text(typed.rollbackPlan),
    evidence: evidence.length > 0 ? evidence : undefined,
    authors: authors.length > 0 ? authors : undefined,
    incident: text(typed.incident),
    window: whole({ notBefore: moment(window.notBefore), notAfter: moment(window.notAfter) }),
  };
  return JSON.parse(JSON.stringify(proposal)) as Proposal;
}

/** What the form itself cannot check. */
export const faultsOf = (typed: Typed): Fault[] =>
  repeated(rows<Row>(typed.parameters)).map((index) => ({
    field: `parameters[${index}].name`,
    message: 'is the name of another parameter already',
  }));

/** The server names a parameter by its name; the form by its row. */
export function atItsRow(fault: Fault, typed: Typed): Fault {
  const name = /^parameters\.([^.[\]]+)/.exec(fault.field)?.[1];
  const index = rows<Row>(typed.parameters).findIndex((row) => name && row.name?.trim() === name);
  return index < 0 ? fault : { ...fault, field: `parameters[${index}].value` };
}

const MISSING = 'is missing';

/** What is still to be filled in is no mistake yet; what is wrong is. */
export const missing = (faults: Fault[]) => faults.filter((fault) => fault.message.startsWith(MISSING));
export const wrong = (faults: Fault[]) => faults.filter((fault) => !fault.message.startsWith(MISSING));

/** With the offset of the place, so that the form's date and time are both of there. */
function local(at: string | undefined): string | undefined {
  if (!at) {
    return undefined;
  }
  const offset = -new Date(at).getTimezoneOffset();
  const there = new Date(Date.parse(at) + offset * 60_000).toISOString().slice(0, 16);
  const pad = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const size = Math.abs(offset);
  return `${there}${offset < 0 ? '-' : '+'}${pad(size / 60)}:${pad(size % 60)}`;
}

/** The form's values for a change as it is. Evidence and authors are only ever added, and begin empty. */
export function typedFrom(change: Change): Typed {
  const { artifact, parameters } = change.operation;
  return {
    project: change.project,
    environment: change.environment,
    action: change.action,
    target: change.target,
    title: change.title,
    description: change.description ?? '',
    artifact: { name: artifact?.name ?? '', digest: artifact?.digest ?? '' },
    parameters: rowsOf(parameters),
    rollbackPlan: change.rollbackPlan ?? '',
    evidence: [],
    authors: [],
    incident: change.incident ?? '',
    window: { notBefore: local(change.window.notBefore), notAfter: local(change.window.notAfter) },
  };
}
