import type { Schemas } from '../../shared/api/client';
import type { Effect } from './alterations';

/** Said before sending: which approvals stay, and which have to be given again. */
export function EffectOnDecisions({
  effect,
  status,
}: {
  effect: Effect;
  status: Schemas['ChangeDetail']['status'];
}) {
  const { altered, kept, reopened } = effect;
  return (
    <div className="asking__effect" aria-live="polite">
      <p>
        {altered.length > 0
          ? `You alter: ${altered.join(', ')}. `
          : 'You alter nothing of the change itself. '}
        {NOTES[status]}
        {kept.length === 0 && reopened.length === 0 && 'No approval has been given that could be lost.'}
      </p>
      {reopened.length > 0 && (
        <p>
          Has to be given again: the approval of <bdi>{reopened.join(', ')}</bdi>.{' '}
          {effect.authors
            ? 'An author cannot approve.'
            : 'They approved something else than what would run or be judged now.'}
        </p>
      )}
      {kept.length > 0 && (
        <p>
          Stays: the approval of <bdi>{kept.join(', ')}</bdi>.
        </p>
      )}
    </div>
  );
}

const NOTES: Partial<Record<Schemas['ChangeDetail']['status'], string>> = {
  rejected: 'The rejection is answered, and its seat is open again. ',
  approved: 'It is approved: a revision takes back its permits, and it is asked about again. ',
};
