import { Button } from '@carbon/react';
import { lasting } from '../../shared/time/deadline';
import type { Proposal } from './glass';
import type { Typed } from './opening';

const FROM: Record<string, string> = {
  'last-session': 'As in your last session.',
  'project-session': 'As in the last session of the project.',
  changes: 'Where changes of the project ran lately.',
};

/** What would be opened, in words: whoever breaks the glass sees how far it reaches before it breaks. */
export function Proposed({
  values,
  proposed,
  onAlter,
}: {
  values: Typed;
  proposed: Proposal;
  onAlter: () => void;
}) {
  return (
    <section className="glass-proposed" aria-label="What it would open">
      <p>
        Opens <strong>{values.actions.join(', ')}</strong> of{' '}
        <bdi>{values.targets.replaceAll('\n', ', ')}</bdi> in{' '}
        <strong>{values.environments.join(', ')}</strong> of <strong>{values.project}</strong>, for{' '}
        {lasting(values.duration)}; <bdi>{values.closureOwner}</bdi> closes it.
        {proposed.coSigned && ' Nothing may be done before a co-signature.'}
      </p>
      <p className="glass-proposed__from">
        <span className="quiet">{FROM[proposed.from]}</span>
        <Button kind="ghost" size="sm" onClick={onAlter}>
          Alter it
        </Button>
      </p>
    </section>
  );
}
