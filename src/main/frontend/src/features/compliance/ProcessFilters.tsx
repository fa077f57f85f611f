import { Select, SelectItem } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Schemas } from '../../shared/api/client';
import { catalogue } from '../../shared/policy/catalogue';
import { PERIODS } from './checklist';
import { type Look, readLook } from './look';

/** Which process, which of its instances, and by what its elements are compared. */
export function ProcessFilters({
  look,
  known,
  onChange,
}: {
  look: Look;
  known: Schemas['ProcessOverview'][];
  onChange: (look: Look) => void;
}) {
  const projects = useQuery(catalogue).data?.projects ?? [];
  const versions = known.find(({ key }) => key === look.process)?.versions ?? [];
  const set = (more: Record<string, unknown>) => onChange(readLook({ ...look, ...more }));
  return (
    <div className="filters filters--five">
      <Choice
        name="process"
        label="Process"
        value={look.process}
        onChange={(process) => set({ process, version: undefined, element: undefined, now: undefined })}
      >
        {known.map(({ key, name }) => (
          <SelectItem key={key} value={key} text={name} />
        ))}
      </Choice>
      <Choice
        name="version"
        label="Version"
        value={String(look.version ?? '')}
        onChange={(version) => set({ version, element: undefined })}
      >
        <SelectItem value="" text="the newest" />
        {versions.map(({ version, running, ended }) => (
          <SelectItem
            key={version}
            value={String(version)}
            text={`${version}: ${(running + ended).toLocaleString()} instances`}
          />
        ))}
      </Choice>
      <Choice name="days" label="Period" value={String(look.days)} onChange={(days) => set({ days })}>
        {PERIODS.map((days) => (
          <SelectItem key={days} value={String(days)} text={`the last ${days} days`} />
        ))}
      </Choice>
      <Choice
        name="project"
        label="Project"
        value={look.project ?? ''}
        onChange={(project) => set({ project })}
      >
        <SelectItem value="" text="all that you may see" />
        {projects.map(({ id, name }) => (
          <SelectItem key={id} value={id} text={name} />
        ))}
      </Choice>
      <Choice name="measure" label="Compare by" value={look.measure} onChange={(measure) => set({ measure })}>
        <SelectItem value="often" text="how often" />
        <SelectItem value="long" text="how long" />
      </Choice>
    </div>
  );
}

function Choice({
  name,
  label,
  value,
  onChange,
  children,
}: {
  name: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
  children: ReactNode;
}) {
  return (
    <Select
      id={`process-${name}`}
      size="sm"
      labelText={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    >
      {children}
    </Select>
  );
}
