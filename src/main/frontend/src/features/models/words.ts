import type { Draft, Kind } from './models';

export const KINDS: Record<Kind, string> = { bpmn: 'Processes', dmn: 'Decision tables', form: 'Forms' };
export const KIND: Record<Kind, string> = { bpmn: 'process', dmn: 'tables', form: 'form' };

const SOURCES: Record<string, string> = {
  shipped: 'came with the application',
  release: 'released',
  recovery: 'recovered on the command line',
};

/** How a version came into force. */
export const cameBy = (source: string) => SOURCES[source] ?? source;

const ORIGINS: Record<string, string> = {
  edit: 'begun from',
  upload: 'uploaded over',
  upgrade: 'came with an upgrade, over',
  rollback: 'goes back, from',
};

/** What a draft began as. */
export const beganAs = ({ origin, base }: Pick<Draft, 'origin' | 'base'>) =>
  base === undefined ? 'a new model' : `${ORIGINS[origin] ?? origin} version ${base}`;

export const counted = (count: number, one: string, many = `${one}s`) =>
  `${count.toLocaleString()} ${count === 1 ? one : many}`;

/** The time of day, for what was saved just now. */
export const clock = (at: string) =>
  new Date(at).toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' });

const KIND_OF_FILE = /^([a-z][a-z0-9-]{0,62})\.(bpmn|dmn|form)$/;

/** Whether a file may be taken for a model, by its name. */
export const isModelName = (name: string) => KIND_OF_FILE.test(name);
