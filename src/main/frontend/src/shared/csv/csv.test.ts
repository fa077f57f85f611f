import { expect, it } from 'vitest';
import { asCsv } from './csv';

const row = { id: 'chg_1', title: 'Deploy', status: 'pending', requester: 'ci' } as Parameters<
  typeof asCsv
>[0][0];
const title = (text: string) => asCsv([{ ...row, title: text }]).split('\r\n')[1];

it('has a head, and a line for each change', () => {
  expect(asCsv([row, row]).split('\r\n')).toHaveLength(3);
  expect(asCsv([]).startsWith('id,title,status')).toBe(true);
});

it('quotes what would break a line', () => {
  expect(title('a "b", c')).toContain('"a ""b"", c"');
});

it('lets no title become a formula', () => {
  expect(title('=cmd()')).toContain("'=cmd()");
  expect(title('@sum')).toContain("'@sum");
});
