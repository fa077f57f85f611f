import type { Table } from './tables';

/** How a rule stands out, with the word that says so to those who do not see colours. */
export interface RuleMark {
  className: string;
  word: string;
}

const HIT_POLICIES: Record<string, string> = {
  UNIQUE: 'exactly one rule may fit',
  FIRST: 'the first rule that fits counts',
  COLLECT: 'every rule that fits counts',
  ANY: 'rules that fit must agree',
  'RULE ORDER': 'every rule that fits counts, in order',
};

/** A decision table, to read. */
export function TableView({
  table,
  marks,
  onlyMarked = false,
}: {
  table: Table;
  marks?: ReadonlyMap<string, RuleMark>;
  onlyMarked?: boolean;
}) {
  const marked = (marks?.size ?? 0) > 0;
  const rows = table.rules
    .map((rule, row) => [rule, row] as const)
    .filter(([rule]) => !onlyMarked || marks?.has(rule.id));
  if (onlyMarked && rows.length === 0) {
    return null;
  }
  return (
    <div className="dmn-table">
      <h3 dir="auto">{table.name}</h3>
      {table.description && !onlyMarked && (
        <p className="quiet" dir="auto">
          {table.description}
        </p>
      )}
      <p className="quiet">
        {table.hitPolicy}: {HIT_POLICIES[table.hitPolicy] ?? 'see the DMN standard'}.
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard */}
      <div className="dmn-table__frame" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">Rule</th>
              {marked && <th scope="col">Mark</th>}
              {[...table.inputs, ...table.outputs].map((column, index) => (
                <th
                  key={column.id}
                  scope="col"
                  className={index < table.inputs.length ? undefined : 'dmn-table__output'}
                >
                  <span dir="auto">{column.label}</span>
                  {column.name !== column.label && <code className="quiet">{column.name}</code>}
                </th>
              ))}
              <th scope="col">Why</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(([rule, row]) => (
              <tr key={rule.id} id={`rule-${rule.id}`} className={marks?.get(rule.id)?.className}>
                <th scope="row" title={rule.id}>
                  {row + 1}
                </th>
                {marked && <td>{marks?.get(rule.id)?.word}</td>}
                {rule.cells.map((cell, column) => (
                  <td
                    // biome-ignore lint/suspicious/noArrayIndexKey: cells stand in the order of their columns
                    key={column}
                    className={column < table.inputs.length ? undefined : 'dmn-table__output'}
                  >
                    {cell === '' || cell === '-' ? (
                      <span className="quiet">{column < table.inputs.length ? 'any' : '–'}</span>
                    ) : (
                      <code>{cell}</code>
                    )}
                  </td>
                ))}
                <td dir="auto">{rule.description}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
