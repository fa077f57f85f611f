import { queryOptions } from '@tanstack/react-query';
import { answered, api } from '../api/client';

/** Projects, environments and actions; they change with a configuration only. */
export const catalogue = queryOptions({
  queryKey: ['catalogue'],
  queryFn: () => answered(api.GET('/api/v1/policy/catalogue')),
  staleTime: 300_000,
});
