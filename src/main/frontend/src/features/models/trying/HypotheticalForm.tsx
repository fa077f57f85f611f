import { Button, Select, SelectItem, TextInput } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { catalogue } from '../../../shared/policy/catalogue';
import type { Hypothetical } from './hypothetical';

const TEXTS = [
  ['target', 'Target'],
  ['rollbackPlan', 'Rollback plan'],
  ['incident', 'Incident, if there is one'],
  ['parameters', 'How many values it sets'],
  ['requester', 'Who would ask (account), if not you'],
] as const;

/** What somebody might ask for. */
export function HypotheticalForm({
  typed,
  act,
  running,
  onTyped,
  onTry,
  children,
}: {
  typed: Hypothetical;
  act: string;
  running: boolean;
  onTyped: (typed: Hypothetical) => void;
  onTry: () => void;
  children?: ReactNode;
}) {
  const offered = useQuery(catalogue).data;
  const choice = (name: 'project' | 'environment' | 'action', label: string, values: string[]) => (
    <Select
      id={`try-${name}`}
      size="sm"
      labelText={label}
      value={typed[name]}
      onChange={(event) => onTyped({ ...typed, [name]: event.target.value })}
    >
      {!values.includes(typed[name]) && <SelectItem value={typed[name]} text={typed[name] || 'choose one'} />}
      {values.map((one) => (
        <SelectItem key={one} value={one} text={one} />
      ))}
    </Select>
  );
  return (
    <form
      className="try"
      onSubmit={(event) => {
        event.preventDefault();
        onTry();
      }}
    >
      {choice('project', 'Project', offered?.projects.map(({ id }) => id) ?? [])}
      {choice('environment', 'Environment', offered?.environments.map(({ id }) => id) ?? [])}
      {choice('action', 'Action', offered?.actions.map(({ id }) => id) ?? [])}
      {TEXTS.map(([name, label]) => (
        <TextInput
          key={name}
          id={`try-${name}`}
          size="sm"
          labelText={label}
          value={typed[name]}
          onChange={(event) => onTyped({ ...typed, [name]: event.target.value })}
        />
      ))}
      <div className="try__send">
        <Button type="submit" size="sm" disabled={running || typed.project === '' || typed.target === ''}>
          {act}
        </Button>
        {children}
      </div>
    </form>
  );
}
