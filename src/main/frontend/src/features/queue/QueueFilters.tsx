import { Button, Search, Select, SelectItem } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { catalogue } from '../../shared/policy/catalogue';
import type { Filters } from './filters';

const RISKS = ['low', 'medium', 'high', 'critical'];
const STATUSES = [
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
const SORTS = [
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
  const pick = (name: keyof Filters, label: string, values: string[][], any = true) => (
    <Select
      id={`filter-${name}`}
      size="sm"
      labelText={label}
      value={String(filters[name] ?? '')}
      onChange={(event) => onChange({ [name]: event.target.value || undefined })}
    >
      {any && <SelectItem value="" text="any" />}
      {values.map(([value, text]) => (
        <SelectItem key={value} value={value ?? ''} text={text ?? value ?? ''} />
      ))}
    </Select>
  );
  const narrowed = ['project', 'environment', 'action', 'risk', 'q'].filter((name) => name in filters);
  return (
    <search className="filters">
      <Words value={filters.q} onChange={(q) => onChange({ q })} />
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

/** Asks the server once somebody pauses. */
function Words({
  value,
  onChange,
}: {
  value: string | undefined;
  onChange: (q: string | undefined) => void;
}) {
  const [typed, setTyped] = useState(value ?? '');
  useEffect(() => setTyped(value ?? ''), [value]);
  useEffect(() => {
    const pause = setTimeout(() => typed !== (value ?? '') && onChange(typed.trim() || undefined), 250);
    return () => clearTimeout(pause);
  }, [typed, value, onChange]);
  return (
    <div>
      <span className="cds--label filters__label" aria-hidden>
        Search
      </span>
      <Search
        id="queue-words"
        size="sm"
        labelText="Search titles, targets and ids"
        placeholder="Titles, targets, ids"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
    </div>
  );
}
