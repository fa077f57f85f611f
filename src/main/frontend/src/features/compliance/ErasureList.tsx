import { Button } from '@carbon/react';
import { Moment } from '../../shared/ui/Moment';
import type { Erasure } from './holds';

/** People who are to be forgotten, and those who were. */
export function ErasureList({
  rows,
  account,
  mayConfirm,
  onErase,
}: {
  rows: Erasure[];
  account: string;
  mayConfirm: boolean;
  onErase: (erasure: Erasure) => void;
}) {
  return (
    <ul className="entries" aria-label="Erasures">
      {rows.map((one) => (
        <li key={one.id} className="entry">
          <div>
            <strong>
              <bdi>{one.person}</bdi>
            </strong>
            <span className="entry__more" dir="auto">
              {one.reason}
            </span>
            <span className="quiet entry__more">
              Asked for by <bdi>{one.askedBy}</bdi>, <Moment at={one.askedAt} />
            </span>
            {one.confirmedAt && (
              <span className="quiet entry__more">
                Erased by <bdi>{one.confirmedBy}</bdi>, <Moment at={one.confirmedAt} />
              </span>
            )}
          </div>
          {!one.confirmedAt && mayConfirm && one.askedBy !== account && (
            <Button kind="danger--tertiary" size="sm" onClick={() => onErase(one)}>
              Erase …
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
