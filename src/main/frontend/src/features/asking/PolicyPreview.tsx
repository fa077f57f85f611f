import { WarningAltFilled } from '@carbon/icons-react';
import type { Schemas } from '../../shared/api/client';
import { ProblemNotice } from '../../shared/ui/ProblemNotice';
import { Section } from '../../shared/ui/Section';
import { Asked } from './Asked';
import type { Preview } from './asking';
import { missing, wrong } from './proposal';

type Fault = Schemas['RefusalFieldError'];

/** What policy would ask if this were sent now. */
export function PolicyPreview({
  preview,
  elsewhere,
  error,
  stale,
}: {
  preview: Preview | undefined;
  elsewhere: Fault[];
  error: unknown;
  stale: boolean;
}) {
  const faults = preview?.errors ?? [];
  const unfilled = missing(faults);
  return (
    <aside
      className={`asking__policy ${stale ? 'asking__policy--stale' : ''}`}
      aria-label="What policy will ask"
      aria-busy={stale}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard
      tabIndex={0}
    >
      {error ? <ProblemNotice error={error} /> : null}
      {faults.length > 0 && (
        <Section title="What policy will ask">
          <p>It is told here as soon as the fields that it depends on are filled in.</p>
          {unfilled.length > 0 && (
            <p className="quiet">Still missing: {unfilled.map((one) => named(one.field)).join(', ')}.</p>
          )}
          {wrong(faults).length > 0 && (
            <p className="mark mark--error">
              <WarningAltFilled size={16} aria-hidden />
              {wrong(faults).length === 1 ? 'One field is' : `${wrong(faults).length} fields are`} not right
              yet.
            </p>
          )}
          <ul className="asking__faults">
            {elsewhere.map((one) => (
              <li key={one.field} className="mark--error">
                <bdi>{named(one.field)}</bdi> {one.message}.
              </li>
            ))}
          </ul>
        </Section>
      )}
      {preview?.outcome && <Asked outcome={preview.outcome} />}
    </aside>
  );
}

const NAMES: Record<string, string> = {
  rollbackPlan: 'rollback plan',
  'artifact.name': 'name of the artifact',
};
const named = (field: string) => NAMES[field] ?? field;
