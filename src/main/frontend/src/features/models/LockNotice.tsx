import { Locked } from '@carbon/icons-react';
import { Button } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import { useWho } from '../../shared/directory/names';
import { ProblemNotice } from '../../shared/ui/ProblemNotice';
import { type Draft, readDraft } from './models';
import type { Held } from './useLock';
import { clock } from './words';

const LOOK = 10_000;

/** Why somebody reads and does not edit, and what to do about it. */
export function LockNotice({
  draft,
  owner,
  wide,
  held,
  onTake,
  onAgain,
}: {
  draft: Draft;
  owner: boolean;
  wide: boolean;
  held: Held;
  onTake: () => void;
  onAgain: () => void;
}) {
  if (draft.closedAs !== undefined) {
    return <p className="lock-notice">This draft was {draft.closedAs}. It stays on record, to read.</p>;
  }
  if (!owner) {
    return <p className="lock-notice">Members of process-owners edit it. You can read it.</p>;
  }
  if (!wide) {
    return (
      <p className="lock-notice">Editing needs a larger screen. You can read it and remark on it here.</p>
    );
  }
  if (held.by === 'other') {
    return <HeldByAnother draft={draft} onTake={onTake} />;
  }
  if (held.by === 'nobody') {
    return (
      <div>
        <ProblemNotice error={held.error} />
        <Button kind="tertiary" size="sm" onClick={onAgain}>
          Try again
        </Button>
      </div>
    );
  }
  return null;
}

function HeldByAnother({ draft, onTake }: { draft: Draft; onTake: () => void }) {
  const who = useWho();
  const { data } = useQuery({
    queryKey: ['models', 'lock', draft.id],
    queryFn: () => readDraft(draft.id),
    refetchInterval: LOOK,
    gcTime: 0,
  });
  const { lockedBy, lockedUntil } = data?.draft ?? draft;
  const free = data !== undefined && (!lockedUntil || Date.parse(lockedUntil) <= Date.now());
  return (
    <div className="lock-notice" role="status">
      <Locked size={20} aria-hidden />
      {free ? (
        <p>It is free again.</p>
      ) : (
        <p>
          <bdi>{who(lockedBy ?? '')}</bdi> edits this draft. You can read it as it is saved.{' '}
          {lockedUntil && <>If nothing is done there any more, it is free at {clock(lockedUntil)}.</>}
        </p>
      )}
      {free && (
        <Button size="sm" onClick={onTake}>
          Edit it
        </Button>
      )}
    </div>
  );
}
