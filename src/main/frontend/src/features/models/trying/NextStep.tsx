import { Button, Select, SelectItem } from '@carbon/react';
import { lazy, Suspense, useRef, useState } from 'react';
import type { FormHandle } from '../../../shared/forms/CamundaForm';
import { forget } from '../../../shared/forms/draft';
import { arriving } from '../../../shared/ui/arriving';
import type { Next, Step } from '../api';

const CamundaForm = lazy(() => arriving(() => import('../../../shared/forms/CamundaForm')));

const ACTS: Record<string, string> = { timer: 'Let the time pass', message: 'Let it happen' };

/** Something that can happen next to a change that nobody asks for. */
export function NextStep({
  next,
  running,
  onStep,
}: {
  next: Next;
  running: boolean;
  onStep: (step: Step) => void;
}) {
  const [who, setWho] = useState(next.people[0] ?? '');
  const [filling, setFilling] = useState(false);
  const handle = useRef<FormHandle>(null);
  const name = `step:${next.element}`;
  const go = () => {
    const values = next.form ? handle.current?.submit() : undefined;
    if (values && Object.keys(values.errors).length > 0) {
      return;
    }
    forget(name);
    onStep({
      kind: next.kind,
      element: next.element,
      ...(who ? { as: who } : {}),
      ...(values ? { values: values.data } : {}),
    });
  };
  return (
    <li>
      <p>
        <strong>{next.name || next.element}</strong>{' '}
        <span className="quiet" dir="auto">
          {next.detail}
        </span>
      </p>
      {next.people.length > 0 && (
        <Select
          id={`as-${next.element}`}
          size="sm"
          labelText="By"
          value={who}
          onChange={(event) => setWho(event.target.value)}
        >
          {next.people.map((one) => (
            <SelectItem key={one} value={one} text={one} />
          ))}
        </Select>
      )}
      {next.form && filling && (
        <div className="next-steps__form">
          <Suspense>
            <CamundaForm schema={next.form.schema} data={next.form.data} draft={name} handle={handle} />
          </Suspense>
        </div>
      )}
      {next.form && !filling ? (
        <Button size="sm" kind="tertiary" disabled={running} onClick={() => setFilling(true)}>
          Fill in its form
        </Button>
      ) : (
        <Button size="sm" kind="tertiary" disabled={running} onClick={go}>
          {ACTS[next.kind] ?? 'Complete it'}
        </Button>
      )}
    </li>
  );
}
