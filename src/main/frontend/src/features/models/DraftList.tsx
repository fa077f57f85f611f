import { Link } from '@tanstack/react-router';
import { useWho } from '../../shared/directory/names';
import { Moment } from '../../shared/ui/Moment';
import type { Draft } from './models';
import { beganAs } from './words';

/** What is worked on, and who holds the pen. */
export function DraftList({ drafts, onWarm }: { drafts: Draft[]; onWarm?: (draft: Draft) => void }) {
  const who = useWho();
  return (
    <ul className="entries section" aria-label="Open drafts">
      {drafts.map((draft) => (
        <li key={draft.id} className="entry" onPointerEnter={() => onWarm?.(draft)}>
          <span>
            <Link to="/models/drafts/$id" params={{ id: draft.id }} onFocus={() => onWarm?.(draft)}>
              {draft.name}
            </Link>
            <span className="quiet entry__more">
              {beganAs(draft)}, by <bdi>{who(draft.createdBy)}</bdi>, <Moment at={draft.createdAt} />
            </span>
          </span>
          <span className="quiet">
            saved <Moment at={draft.savedAt} /> by <bdi>{who(draft.savedBy)}</bdi>
            {isHeld(draft) && (
              <span className="entry__more">
                <bdi>{who(draft.lockedBy as string)}</bdi> edits it now
              </span>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}

const isHeld = ({ lockedBy, lockedUntil }: Draft) =>
  lockedBy !== undefined && lockedUntil !== undefined && Date.parse(lockedUntil) > Date.now();
