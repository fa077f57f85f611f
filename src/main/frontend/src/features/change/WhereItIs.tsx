import { useQuery } from '@tanstack/react-query';
import { Process } from '../../shared/process/Process';
import { diagram } from './change';

/** Where a change is in its process. */
export function WhereItIs({ id }: { id: string }) {
  const { data, error } = useQuery(diagram(id));
  return <Process diagram={data} error={error} />;
}
