import { Button } from '@carbon/react';
import { Refused, type Schemas } from '../../shared/api/client';
import { exactly } from '../../shared/time/deadline';

type Change = Schemas['ChangeDetail'];

const STALE = 412;

/** Who has done what to a change since somebody began to write; {@code refused} is why it was not accepted. */
export function happened(before: Change, now: Change, refused: unknown): string[] {
  const known = new Set(before.decisions.map((decision) => decision.id));
  const decided = now.decisions
    .filter((decision) => !known.has(decision.id))
    .map(
      (decision) =>
        `${decision.account} ${decision.verdict === 'approve' ? 'approved' : 'rejected'} it, ${exactly(decision.decidedAt)}.`,
    );
  const revised =
    now.revision > before.revision ? [`It was revised: it is revision ${now.revision} now.`] : [];
  const moved = now.status !== before.status ? [`It is ${now.status.replaceAll('_', ' ')} now.`] : [];
  const events = [...decided, ...revised, ...moved];
  const stale = refused instanceof Refused && refused.status === STALE;
  return events.length === 0 && stale ? ['Something else of it is different, such as its evidence.'] : events;
}

export function Meanwhile({ events, onGoOn }: { events: string[]; onGoOn: (() => void) | undefined }) {
  if (events.length === 0) {
    return null;
  }
  return (
    <div className="decide__moved asking__meanwhile" role="alert">
      <p>Since you began, the change has changed. What you typed is kept.</p>
      <ul>
        {events.map((event) => (
          <li key={event} dir="auto">
            {event}
          </li>
        ))}
      </ul>
      {onGoOn ? (
        <Button kind="tertiary" size="sm" onClick={onGoOn}>
          I have read it: go on with what I typed
        </Button>
      ) : (
        <p>It can no longer be revised.</p>
      )}
    </div>
  );
}
