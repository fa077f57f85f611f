import { SkeletonText } from '@carbon/react';
import { type RuleMark, TableView } from './TableView';
import { readTables } from './tables';
import { useRead } from './useRead';

/** The decision tables of a file, to read. */
export default function Tables({
  content,
  marks,
  onlyMarked = false,
}: {
  content: string;
  marks?: ReadonlyMap<string, RuleMark>;
  onlyMarked?: boolean;
}) {
  const { value, failed } = useRead(content, readTables);
  if (failed) {
    return <p className="quiet">These tables cannot be shown. Read them as text.</p>;
  }
  return value ? (
    <div className="dmn-tables">
      {value.map((table) => (
        <TableView key={table.id} table={table} onlyMarked={onlyMarked} {...(marks ? { marks } : {})} />
      ))}
    </div>
  ) : (
    <SkeletonText paragraph lineCount={6} />
  );
}
