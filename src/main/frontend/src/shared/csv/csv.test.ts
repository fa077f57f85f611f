import { expect, it } from 'vitest';
import { asCsv } from './csv';

const COLUMNS = [
  ['id', (row: { id: string; title?: string }) => row.id],
  ['title', (row: { id: string; title?: string }) => row.title],
] as const;
const line = (title?: string) =>
  asCsv(COLUMNS, [title === undefined ? { id: '1' } : { id: '1', title }]).slice(10);

it('has a head, and a line for each row', () => {
  expect(asCsv(COLUMNS, [{ id: '1' }, { id: '2' }])).toBe('id,title\r\n1,\r\n2,');
  expect(asCsv(COLUMNS, [])).toBe('id,title');
});

it('quotes what would break a line', () => {
  expect(line('a "b", c')).toBe('1,"a ""b"", c"');
  expect(line('a\nb')).toBe('1,"a\nb"');
});

it.each(['=cmd()', '+1', '-1', '@sum', '\tx', '\rx'])('lets %j become no formula', (text) => {
  expect(line(text)).toContain(`'${text}`);
});
