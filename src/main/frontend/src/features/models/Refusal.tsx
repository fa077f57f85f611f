import { Button } from '@carbon/react';
import type { Refused } from '../../shared/api/client';
import { save } from '../../shared/csv/csv';
import { ProblemNotice } from '../../shared/ui/ProblemNotice';

/** Why a draft was not saved, and what can be done about it. What was written stays until somebody decides. */
export function Refusal({
  error,
  name,
  mine,
  onTheirs,
  onMine,
}: {
  error: Refused;
  name: string;
  /** What was written and is not saved. */
  mine: () => string;
  onTheirs: () => void;
  onMine: () => void;
}) {
  const stale = error.status === 412;
  return (
    <div className="refusal" role="alert">
      {stale ? (
        <p>
          <strong>Somebody has saved this draft meanwhile.</strong> What you wrote since then is still here,
          and is saved nowhere else.
        </p>
      ) : (
        <ProblemNotice error={error} />
      )}
      {[409, 412].includes(error.status) && (
        <div className="decide__buttons">
          <Button kind="tertiary" size="sm" onClick={() => save(name, new Blob([mine()]))}>
            Download mine
          </Button>
          <Button kind="tertiary" size="sm" onClick={onTheirs}>
            Leave mine, and load what is saved
          </Button>
          {stale && (
            <Button kind="danger--tertiary" size="sm" onClick={onMine}>
              Save mine over it
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
