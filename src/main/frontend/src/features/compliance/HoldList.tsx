import { Button } from '@carbon/react';
import { Moment } from '../../shared/ui/Moment';
import { type Hold, on } from './holds';

/** Legal holds, and what the caller may do about those in force. */
export function HoldList({
  label,
  rows,
  account,
  mayAsk,
  onAsk,
  onLift,
}: {
  label: string;
  rows: Hold[];
  account: string;
  mayAsk: boolean;
  onAsk: (hold: Hold) => void;
  onLift: (hold: Hold) => void;
}) {
  return (
    <ul className="entries" aria-label={label}>
      {rows.map((hold) => (
        <li key={hold.id} className="entry">
          <div>
            <strong>
              On <bdi>{on(hold)}</bdi>
            </strong>
            <span className="entry__more" dir="auto">
              {hold.reason}
            </span>
            <span className="quiet entry__more">
              Placed by <bdi>{hold.placedBy}</bdi>, <Moment at={hold.placedAt} />
            </span>
            {hold.liftAskedAt && (
              <span className="quiet entry__more">
                <bdi>{hold.liftAskedBy}</bdi> asked to lift it, <Moment at={hold.liftAskedAt} />:{' '}
                <span dir="auto">{hold.liftReason}</span>
              </span>
            )}
            {hold.liftedAt && (
              <span className="quiet entry__more">
                Lifted by <bdi>{hold.liftedBy}</bdi>, <Moment at={hold.liftedAt} />
              </span>
            )}
          </div>
          {!hold.liftedAt && !hold.liftAskedAt && mayAsk && (
            <Button kind="ghost" size="sm" onClick={() => onAsk(hold)}>
              Ask to lift …
            </Button>
          )}
          {!hold.liftedAt && hold.liftAskedAt && hold.liftAskedBy !== account && (
            <Button kind="tertiary" size="sm" onClick={() => onLift(hold)}>
              Confirm and lift …
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
