import { exactly } from '../../shared/time/deadline';
import { ExplainButton } from './ExplainButton';
import { type Column, type Report, spoken } from './reports';
import { SubjectLink } from './SubjectLink';

const RIGHT = new Set<Column['kind']>(['count', 'duration']);

/** The rows of a report. On a narrow screen the table scrolls in its own frame, by keyboard as well. */
export function ReportTable({ report }: { report: Report }) {
  const { title, rows, found } = report;
  const explained = report.name === 'reconciliation';
  const columns = report.columns.filter(({ id }) => id !== 'id');
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
              {explained && <td />}
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
                {explained && (
                  <td>
                    <ExplainButton report={report} row={row} />
                  </td>
                )}
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
      return <SubjectLink id={value} />;
    default:
      return id === 'digest' ? <code title={value}>{value.slice(0, 19)}…</code> : <bdi>{value}</bdi>;
  }
}
