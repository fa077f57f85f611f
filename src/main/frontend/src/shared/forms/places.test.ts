import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { placed } from './places';

const form = JSON.parse(readFileSync('../../../forms/change.form', 'utf8'));
const fault = (field: string) => placed(form, [{ field, message: 'is wrong' }]);

it('shows a fault at its field', () => {
  expect(fault('target').shown).toEqual({ textfield_target: ['This is wrong.'] });
});

it('knows the fields of a group', () => {
  expect(fault('artifact.digest').shown).toEqual({ textfield_digest_of_artifact: ['This is wrong.'] });
});

it('knows the row of a list', () => {
  expect(fault('evidence[2].url').shown).toEqual({ textfield_url_of_evidence: { 2: ['This is wrong.'] } });
});

it('takes the only field of a row for the row', () => {
  expect(fault('authors[1]').shown).toEqual({ textfield_account_of_authors: { 1: ['This is wrong.'] } });
});

it('loses none that has no field, also where the form of a process owner has none', () => {
  expect(fault('window').elsewhere).toHaveLength(1);
  expect(fault('evidence').elsewhere).toHaveLength(1);
  expect(placed({}, [{ field: 'title', message: 'is missing' }]).elsewhere).toHaveLength(1);
});
