import { Button, TextInput } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { people } from '../../shared/directory/names';
import { catalogue } from '../../shared/policy/catalogue';
import { Choice, type Offered } from '../../shared/ui/Choice';
import { useTyped } from '../../shared/ui/useTyped';
import { Words } from '../../shared/ui/Words';
import { type HistoryFilters, KINDS, RISKS, ROLES, STATUSES, TIMES } from './historyFilters';

type Change = (changed: Partial<Record<keyof HistoryFilters, string | undefined>>) => void;

/** What of the history is looked for. */
export function HistorySearch({ filters, onChange }: { filters: HistoryFilters; onChange: Change }) {
  const offered = useQuery(catalogue).data;
  const known = useQuery(people).data ?? [];
  const [open, setOpen] = useState(false);
  const narrowed = Object.keys(filters);
  const pick = (name: keyof HistoryFilters, label: string, values: Offered, any?: string) => (
    <Choice
      id={`history-${name}`}
      label={label}
      value={filters[name]}
      offered={values}
      any={any ?? 'any'}
      onChange={(value) => onChange({ [name]: value })}
    />
  );
  const search = useCallback((text: string | undefined) => onChange({ text }), [onChange]);
  const named = (of: { id: string; name?: string; title?: string }[] | undefined): Offered =>
    (of ?? []).map(({ id, name, title }) => [id, name ?? title ?? id]);
  return (
    <search className="filters filters--many">
      <Words
        id="history-words"
        label="Search titles, targets, descriptions, reasons and ids"
        placeholder="Titles, targets, descriptions, reasons, ids"
        value={filters.text}
        onChange={search}
      />
      <Button
        kind="ghost"
        size="sm"
        className="filters__open"
        aria-expanded={open}
        onClick={() => setOpen((now) => !now)}
      >
        {narrowed.length > 0 ? `Filters (${narrowed.length} set)` : 'Filters'}
      </Button>
      <div className={open ? 'filters__all' : 'filters__all filters__all--closed'}>
        {pick('kind', 'Kind', KINDS)}
        {pick('project', 'Project', named(offered?.projects))}
        {pick('environment', 'Environment', named(offered?.environments))}
        {pick('action', 'Action', named(offered?.actions))}
        {pick('risk', 'Risk', RISKS)}
        {pick('status', 'Outcome', STATUSES)}
        <Written
          name="who"
          label="Person or account"
          filters={filters}
          onChange={onChange}
          list="history-people"
        />
        {pick('role', 'Their part', ROLES, 'any part')}
        <Written name="team" label="Team that decided" filters={filters} onChange={onChange} />
        <Written name="rule" label="Rule that hit" filters={filters} onChange={onChange} />
        <Written name="incident" label="Incident" filters={filters} onChange={onChange} />
        {pick('time', 'When', TIMES, 'asked for')}
        <Day name="from" label="From (UTC)" filters={filters} onChange={onChange} />
        <Day name="to" label="To, inclusive" filters={filters} onChange={onChange} />
      </div>
      <datalist id="history-people">
        {known.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </datalist>
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

interface Field {
  name: keyof HistoryFilters;
  label: string;
  filters: HistoryFilters;
  onChange: Change;
}

function Written({ name, label, filters, onChange, list }: Field & { list?: string }) {
  const told = useCallback((value: string | undefined) => onChange({ [name]: value }), [name, onChange]);
  const [typed, setTyped] = useTyped(filters[name], told);
  return (
    <TextInput
      id={`history-${name}`}
      size="sm"
      labelText={label}
      value={typed}
      {...(list ? { list } : {})}
      onChange={(event) => setTyped(event.target.value)}
    />
  );
}

function Day({ name, label, filters, onChange }: Field) {
  return (
    <TextInput
      id={`history-${name}`}
      size="sm"
      type="date"
      labelText={label}
      value={filters[name] ?? ''}
      onChange={(event) => onChange({ [name]: event.target.value || undefined })}
    />
  );
}
