import { Select, SelectItem } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import { catalogue } from '../../shared/policy/catalogue';
import { PERIODS, type Period, readPeriod } from './checklist';

/** Which facts are looked at. */
export function PeriodFilters({ period, onChange }: { period: Period; onChange: (period: Period) => void }) {
  const projects = useQuery(catalogue).data?.projects ?? [];
  const set = (more: Record<string, unknown>) => onChange(readPeriod({ ...period, ...more }));
  return (
    <div className="filters filters--few">
      <Select
        id="checklist-period"
        size="sm"
        labelText="Period"
        value={period.days}
        onChange={(event) => set({ days: event.target.value })}
      >
        {PERIODS.map((days) => (
          <SelectItem key={days} value={days} text={`the last ${days} days`} />
        ))}
      </Select>
      <Select
        id="checklist-project"
        size="sm"
        labelText="Project"
        value={period.project ?? ''}
        onChange={(event) => set({ project: event.target.value })}
      >
        <SelectItem value="" text="all that you may see" />
        {projects.map(({ id, name }) => (
          <SelectItem key={id} value={id} text={name} />
        ))}
      </Select>
    </div>
  );
}
