import { Redo, Undo } from '@carbon/icons-react';
import { Button, IconButton } from '@carbon/react';
import { Link } from '@tanstack/react-router';
import type { ReactNode, RefObject } from 'react';
import { useWho } from '../../shared/directory/names';
import type { EditorHandle, Undoable } from './editor/editing';
import type { Draft } from './models';
import { beganAs } from './words';

/** What is edited, and what can be done with it. */
export function DraftHead({
  draft,
  behind,
  state,
  editing,
  onDiscard,
  onRelease,
}: {
  draft: Draft;
  behind: boolean;
  state: ReactNode;
  editing: { handle: RefObject<EditorHandle | null>; can: Undoable } | undefined;
  onDiscard: (() => void) | undefined;
  onRelease: (() => void) | undefined;
}) {
  const who = useWho();
  return (
    <header className="draft-head">
      <div className="page-head">
        <h1>
          {draft.name} <span className="quiet">draft</span>
        </h1>
        <div className="draft-head__state">{state}</div>
        {editing && (
          <>
            <IconButton
              label="Undo"
              kind="ghost"
              size="sm"
              align="bottom"
              disabled={!editing.can.undo}
              onClick={() => editing.handle.current?.undo()}
            >
              <Undo />
            </IconButton>
            <IconButton
              label="Redo"
              kind="ghost"
              size="sm"
              align="bottom"
              disabled={!editing.can.redo}
              onClick={() => editing.handle.current?.redo()}
            >
              <Redo />
            </IconButton>
          </>
        )}
        {onDiscard && (
          <Button kind="danger--ghost" size="sm" onClick={onDiscard}>
            Discard …
          </Button>
        )}
        {onRelease && (
          <Button size="sm" onClick={onRelease}>
            Ask for its release …
          </Button>
        )}
      </div>
      <p className="quiet draft-head__facts">
        <Link to="/models/$name" params={{ name: draft.name }}>
          {draft.name}
        </Link>
        , {beganAs(draft)} · authors:{' '}
        {draft.authors.map((author, index) => (
          <span key={author}>
            {index > 0 && ', '}
            <bdi>{who(author)}</bdi>
          </span>
        ))}
        {draft.base !== undefined && (
          <>
            {' · '}
            <Link to="/models/compare" search={{ from: `${draft.name}@${draft.base}`, to: draft.id }}>
              what it changes
            </Link>
          </>
        )}
      </p>
      {behind && (
        <p className="mark mark--error">
          Another version has come into force since this draft was begun. Compare before you ask for its
          release.
        </p>
      )}
    </header>
  );
}
