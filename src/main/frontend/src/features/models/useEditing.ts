import { useCallback, useEffect, useRef, useState } from 'react';
import { useCheck } from './CheckPanel';
import { keepCopy, keptCopy } from './copies';
import type { Opened } from './models';
import { useAutosave } from './useAutosave';
import { useLock } from './useLock';
import { useWide } from './useWide';

/** What somebody does to a draft: who holds it, what it says now, and what of it is saved and checked. */
export function useEditing(opened: Opened, owner: boolean, onReload: () => void) {
  const { draft } = opened;
  const wide = useWide();
  const begun = useRef(false);
  const { held, take } = useLock(
    draft.id,
    owner && draft.closedAs === undefined && wide,
    useCallback(
      (now) => {
        // Somebody may have saved it between the reading and the taking.
        if (!begun.current && now.version !== draft.version) {
          onReload();
        }
        begun.current = true;
      },
      [draft.version, onReload],
    ),
  );
  const { autosave, state } = useAutosave(opened);
  const check = useCheck(draft.id, state.is === 'saved' ? state.at : undefined);
  const [copy, setCopy] = useState(() => keptCopy(draft.id));
  const [content, setContent] = useState(copy?.tag === opened.tag ? copy.text : opened.content);
  const [text, setText] = useState(content);
  const change = useCallback(
    (now: string) => {
      setText(now);
      autosave.change(now);
    },
    [autosave],
  );
  const unsaved = useRef(content !== opened.content);
  useEffect(() => {
    if (held.by === 'me' && unsaved.current) {
      unsaved.current = false;
      autosave.change(content);
    }
  }, [held.by, autosave, content]);
  const use = (now: string) => {
    setCopy(undefined);
    setContent(now);
    change(now);
  };
  const forget = () => {
    keepCopy(draft.id, undefined);
    setCopy(undefined);
  };
  return { wide, held, take, autosave, state, check, copy, content, text, change, use, forget };
}
