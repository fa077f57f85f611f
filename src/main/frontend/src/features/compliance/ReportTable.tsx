import { Link } from '@tanstack/react-router';
import { exactly } from '../../shared/time/deadline';
import { type Column, type Report, spoken } from './reports';

const RIGHT = new Set<Column['kind']>(['count', 'duration']);

/** The rows of a report. On a narrow screen the table scrolls in its own frame, by keyboard as well. */
export function ReportTable({ report: { title, columns, rows, found } }: { report: Report }) {
  return (
    <>
      {rows.length < found && (
        <p className="quiet">
          The first {rows.length.toLocaleString()} of {found.toLocaleString()} rows are shown; the export has
          them all.
        </p>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to scroll by keyboard */}
      <section className="scroll" aria-label={`${title}, rows`} tabIndex={0}>
        <table className="rows">
          <thead>
            <tr>
              {columns.map(({ id, title: head, kind }) => (
                <th key={id} scope="col" className={RIGHT.has(kind) ? 'rows__right' : undefined}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows have no id and never move
              <tr key={index}>
                {columns.map((column, at) => (
                  <td key={column.id} className={RIGHT.has(column.kind) ? 'rows__right' : undefined}>
                    <Cell column={column} value={row[at] ?? ''} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

function Cell({ column: { kind, id }, value }: { column: Column; value: string }) {
  if (value === '') {
    return <span className="quiet">—</span>;
  }
  switch (kind) {
    case 'time':
      return <time dateTime={value}>{exactly(value)}</time>;
    case 'duration':
      return spoken(Number(value));
    case 'count':
      return Number(value).toLocaleString();
    case 'subject':
      return <Subject id={value} />;
    default:
      return id === 'digest' ? <code title={value}>{value.slice(0, 19)}…</code> : <bdi>{value}</bdi>;
  }
}

function Subject({ id }: { id: string }) {
  const short = `${id.slice(0, 4)}…${id.slice(-6)}`;
  return id.startsWith('bgs_') ? (
    <Link to="/break-glass/$id" params={{ id }} title={id}>
      session {short}
    </Link>
  ) : (
    <Link to="/changes/$id" params={{ id }} title={id}>
      change {short}
    </Link>
  );
}
