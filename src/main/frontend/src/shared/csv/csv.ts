import type { Schemas } from '../../shared/api/client';

type Row = Schemas['ChangeRow'];

const COLUMNS: (keyof Row)[] = [
  'id',
  'title',
  'status',
  'risk',
  'project',
  'environment',
  'action',
  'target',
  'requester',
  'openTeam',
  'dueAt',
  'createdAt',
];

/** RFC 4180. What a spreadsheet would take for a formula gets an apostrophe before it. */
export function asCsv(rows: Row[]): string {
  const lines = [
    COLUMNS as string[],
    ...rows.map((row) => COLUMNS.map((column) => String(row[column] ?? ''))),
  ];
  return lines.map((line) => line.map(cell).join(',')).join('\r\n');
}

function cell(value: string): string {
  const plain = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

export function download(name: string, csv: string) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([csv], { type: 'text/csv;charset=utf-8' }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
