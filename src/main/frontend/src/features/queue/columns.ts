import type { Schemas } from '../../shared/api/client';
import type { Column } from '../../shared/csv/csv';

type Row = Schemas['ChangeRow'];

const NAMES: (keyof Row)[] = [
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

/** Of the queue, as a file. */
export const COLUMNS: Column<Row>[] = NAMES.map((name) => [name, (row) => row[name]]);
