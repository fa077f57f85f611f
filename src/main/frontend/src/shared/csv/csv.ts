/** A column: its head, and what stands in it. */
export type Column<Row> = readonly [name: string, value: (row: Row) => unknown];

/** RFC 4180. What a spreadsheet would take for a formula gets an apostrophe before it. */
export function asCsv<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const lines = [
    columns.map(([name]) => name),
    ...rows.map((row) => columns.map(([, value]) => String(value(row) ?? ''))),
  ];
  return lines.map((line) => line.map(cell).join(',')).join('\r\n');
}

function cell(value: string): string {
  const plain = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

export function download(name: string, csv: string) {
  save(name, new Blob([csv], { type: 'text/csv;charset=utf-8' }));
}

/** As the browser keeps files. */
export function save(name: string, file: Blob) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
