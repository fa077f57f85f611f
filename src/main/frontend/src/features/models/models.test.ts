import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readFields } from './fields';
import { readTables } from './tables';
import { beganAs, isModelName } from './words';

it('reads the tables of a file with their columns and rules', async () => {
  const tables = await readTables(readFileSync('../../../processes/approval-policy.dmn', 'utf8'));
  expect(tables.map(({ id }) => id)).toEqual(['approval-terms', 'approval-stages']);
  const risk = (await readTables(readFileSync('../../../processes/risk.dmn', 'utf8')))[0];
  expect(risk?.hitPolicy).toBe('COLLECT');
  expect(risk?.inputs[0]).toMatchObject({ label: 'Environment', name: 'environment', type: 'string' });
  expect(risk?.rules[0]?.id).toBe('rule_development');
  expect(risk?.rules[0]?.cells).toHaveLength((risk?.inputs.length ?? 0) + (risk?.outputs.length ?? 0));
  expect(risk?.rules[0]?.cells[0]).toBe('"development"');
});

it('lists the fields of a form, also those in groups', () => {
  const fields = readFields(
    JSON.stringify({
      components: [
        { id: 'a', key: 'reason', type: 'textarea', label: 'Reason', validate: { required: true } },
        { id: 'g', type: 'group', components: [{ id: 'b', key: 'ok', type: 'checkbox' }] },
      ],
    }),
  );
  expect(fields.map(({ id, depth, required }) => [id, depth, required])).toEqual([
    ['a', 0, true],
    ['g', 0, false],
    ['b', 1, false],
  ]);
  expect(readFields('no form')).toEqual([]);
});

it('knows what a model is called', () => {
  expect(isModelName('risk.dmn')).toBe(true);
  expect(isModelName('Risk table.dmn')).toBe(false);
  expect(isModelName('risk.exe')).toBe(false);
});

it('says what a draft began as', () => {
  expect(beganAs({ origin: 'edit', base: 3 })).toBe('begun from version 3');
  expect(beganAs({ origin: 'upload' })).toBe('a new model');
});
