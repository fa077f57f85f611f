import { expect, it } from 'vitest';
import { lines } from './compare';

const operation = (parameters: object, more: object = {}) =>
  ({
    operation: { project: 'p', environment: 'e', action: 'deploy', target: 't', parameters, ...more },
  }) as never;

it('shows what runs where there is nothing before it', () => {
  const shown = lines(operation({ version: '2' }), undefined);
  expect(shown.map((line) => line.name)).toEqual(['Action', 'Project', 'Environment', 'Target', 'version']);
  expect(shown.every((line) => line.now === line.before)).toBe(true);
});

it('tells what differs, what is new and what is gone, nested values too', () => {
  const shown = lines(
    operation({ version: '2', replicas: { min: 3 } }, { artifact: { name: 'app:2' } }),
    operation({ version: '1', debug: true }),
  );
  const differing = shown.filter((line) => line.now !== line.before);
  expect(differing).toEqual([
    { name: 'Artifact', now: 'app:2', before: undefined },
    { name: 'version', now: '2', before: '1' },
    { name: 'replicas.min', now: '3', before: undefined },
    { name: 'debug', now: undefined, before: 'true' },
  ]);
});
