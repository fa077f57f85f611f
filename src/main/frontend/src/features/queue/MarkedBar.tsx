import { Button } from '@carbon/react';
import type { useMarks } from './useMarks';

/** What can be done with the marked rows. */
export function MarkedBar({ marked, clear, claiming }: ReturnType<typeof useMarks>) {
  return marked.size === 0 ? null : (
    <div className="marked">
      {marked.size} marked
      <Button size="sm" disabled={claiming.isPending} onClick={() => claiming.mutate([...marked])}>
        Claim
      </Button>
      <Button size="sm" kind="ghost" onClick={clear}>
        Take the marks away
      </Button>
    </div>
  );
}

/** What became of the last claim. */
export function Claimed({ marked, claiming }: ReturnType<typeof useMarks>) {
  return claiming.isSuccess && marked.size === 0 ? (
    <p className="arrivals">
      {claiming.data === claiming.variables.length
        ? `Claimed ${claiming.data}: the others see that you look at it.`
        : `Claimed ${claiming.data} of ${claiming.variables.length}; no open seat of the rest is yours to take.`}
    </p>
  ) : null;
}
