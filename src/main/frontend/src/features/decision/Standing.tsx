import { CheckmarkFilled, Information, WarningAltFilled } from '@carbon/icons-react';
import { Button } from '@carbon/react';
import type { Schemas } from '../../shared/api/client';
import type { Verdict } from './DecisionPanel';

type Change = Schemas['ChangeDetail'];
type Answer = Schemas['AskEligibilityAnswer'];

/** One sentence on why the reader can or cannot decide, and who could. */
export function sentence(change: Change, answer: Answer): string {
  if (change.status !== 'pending') {
    return 'Nothing is to be decided on this change now.';
  }
  if (answer.eligible) {
    const open = change.stages.find((stage) => stage.state === 'open');
    return open
      ? `You can decide: a seat of ${open.team} is open, and you may take it.`
      : 'You can decide on it.';
  }
  return `You cannot decide: ${answer.reasons.map((reason) => reason.detail).join(' ')}`;
}

export function Standing({
  change,
  answer,
  claimedBy,
  onDecide,
  onClaim,
}: {
  change: Change;
  answer: Answer;
  claimedBy: string | undefined;
  onDecide: (verdict: Verdict) => void;
  onClaim: (() => void) | undefined;
}) {
  const people = [...new Set(answer.couldDecide.map((one) => one.name))];
  const open = change.status === 'pending';
  const Icon = answer.eligible && open ? CheckmarkFilled : open ? WarningAltFilled : Information;
  return (
    <section
      className={`standing ${open ? (answer.eligible ? 'standing--can' : 'standing--cannot') : ''}`}
      aria-label="Can you decide?"
    >
      <p className="standing__sentence">
        <Icon size={20} aria-hidden /> <span dir="auto">{sentence(change, answer)}</span>
      </p>
      {open && !answer.eligible && people.length > 0 && (
        <p className="quiet">
          Could decide: <bdi>{people.join(', ')}</bdi>
        </p>
      )}
      {open && !answer.feasible && <p className="mark mark--error">{answer.detail}</p>}
      {claimedBy && (
        <p className="quiet">
          <bdi>{claimedBy}</bdi> has said that they look at it.
        </p>
      )}
      {open && (
        <div className="decide__buttons">
          <Button
            size="md"
            disabled={!answer.eligible}
            onClick={() => onDecide('approve')}
            {...why(change, answer)}
          >
            Approve …
          </Button>
          <Button
            size="md"
            kind="danger--tertiary"
            disabled={!answer.eligible}
            onClick={() => onDecide('reject')}
            {...why(change, answer)}
          >
            Reject …
          </Button>
          {onClaim && (
            <Button size="md" kind="ghost" onClick={onClaim}>
              {claimedBy ? 'Give it back' : 'Claim'}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}

const why = (change: Change, answer: Answer) => (answer.eligible ? {} : { title: sentence(change, answer) });
