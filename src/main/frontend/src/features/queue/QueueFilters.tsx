import { Button } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { catalogue } from '../../shared/policy/catalogue';
import { Choice } from '../../shared/ui/Choice';
import { Words } from '../../shared/ui/Words';
import type { Filters } from './filters';

const RISKS = ['low', 'medium', 'high', 'critical'];
const STATUSES: [string, string][] = [
  ['open', 'all open'],
  ['pending', 'waits for decisions'],
  ['rejected', 'rejected'],
  ['approved', 'approved'],
  ['executing', 'running'],
  ['succeeded', 'succeeded'],
  ['failed', 'failed'],
  ['rolled_back', 'rolled back'],
  ['withdrawn', 'withdrawn'],
  ['expired', 'expired'],
];
const SORTS: [string, string][] = [
  ['due', 'Due first'],
  ['-created', 'Newest first'],
  ['risk', 'Riskiest first'],
];

export function QueueFilters({
  filters,
  onChange,
}: {
  filters: Filters;
  onChange: (changed: Record<string, string | undefined>) => void;
}) {
  const offered = useQuery(catalogue).data;
  const [open, setOpen] = useState(false);
  const pick = (name: keyof Filters, label: string, values: [string, string][], any = true) => (
    <Choice
      id={`filter-${name}`}
      label={label}
      value={filters[name]}
      offered={values}
      any={any ? 'any' : null}
      onChange={(value) => onChange({ [name]: value })}
    />
  );
  const search = useCallback((q: string | undefined) => onChange({ q }), [onChange]);
  const narrowed = ['project', 'environment', 'action', 'risk', 'q'].filter((name) => name in filters);
  return (
    <search className="filters">
      <Words
        id="queue-words"
        label="Search titles, targets and ids"
        placeholder="Titles, targets, ids"
        value={filters.q}
        onChange={search}
      />
      <Button
        kind="ghost"
        size="sm"
        className="filters__open"
        aria-expanded={open}
        onClick={() => setOpen((now) => !now)}
      >
        {narrowed.length > 0 ? `Filters and order (${narrowed.length} set)` : 'Filters and order'}
      </Button>
      <div className={open ? 'filters__all' : 'filters__all filters__all--closed'}>
        {pick(
          'project',
          'Project',
          (offered?.projects ?? []).map(({ id, name }) => [id, name]),
        )}
        {pick(
          'environment',
          'Environment',
          (offered?.environments ?? []).map(({ id, title }) => [id, title]),
        )}
        {pick(
          'action',
          'Action',
          (offered?.actions ?? []).map(({ id, title }) => [id, title]),
        )}
        {pick(
          'risk',
          'Risk',
          RISKS.map((risk) => [risk, risk]),
        )}
        {pick('status', 'Status', STATUSES)}
        {pick('sort', 'Order', SORTS, false)}
      </div>
      {narrowed.length > 0 && (
        <Button
          kind="ghost"
          size="sm"
          onClick={() => onChange(Object.fromEntries(narrowed.map((name) => [name, undefined])))}
        >
          Clear filters
        </Button>
      )}
    </search>
  );
}
