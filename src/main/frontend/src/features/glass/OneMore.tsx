import { Button } from '@carbon/react';
import { ProblemNotice } from '../../shared/ui/ProblemNotice';
import { ask } from './asking';
import { type Session, useGlass } from './glass';

/** An action after the end of a drill, for what a drill has to show: that it is refused. */
export function OneMore({ session }: { session: Session }) {
  const { environments, actions, targets } = session.scope;
  const more = useGlass(() =>
    ask(session.id, {
      environment: environments[0] ?? '',
      action: actions[0] ?? '',
      target: targets[0] ?? '',
      purpose: 'A drill, after its end: this has to be refused.',
    }),
  );
  return (
    <div className="one-more">
      <Button kind="tertiary" size="sm" disabled={more.isPending} onClick={() => more.mutate(undefined)}>
        Try one more action
      </Button>
      <p className="quiet">It has to be refused, and that is put on record.</p>
      {more.isError && <ProblemNotice error={more.error} />}
    </div>
  );
}
