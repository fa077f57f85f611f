import { useQuery } from '@tanstack/react-query';
import { Process } from '../../shared/process/Process';
import { diagram } from './glass';

/** Where a session is in its process. */
export function WhereItIs({ id }: { id: string }) {
  const { data, error } = useQuery(diagram(id));
  return <Process diagram={data} error={error} />;
}
