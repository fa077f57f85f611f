import { useEffect, useState } from 'react';
import { SIGNED_IN } from '../../shared/api/client';
import { Autosave, type SaveState } from './autosave';
import { keepCopy } from './copies';
import { type Opened, save } from './models';

/** Saves a draft while somebody edits it. What is not saved outlives a reload, and is not left without a word. */
export function useAutosave({ draft, tag }: Opened) {
  const [state, setState] = useState<SaveState>({ is: 'saved', at: draft.savedAt });
  const [autosave] = useState(() => {
    let last = tag;
    return new Autosave(
      tag,
      async (seen, text) => {
        const saved = await save(draft.id, seen, text);
        last = saved.tag;
        return { tag: saved.tag, at: saved.draft.savedAt };
      },
      (text) =>
        keepCopy(
          draft.id,
          text === undefined ? undefined : { tag: last, text, at: new Date().toISOString() },
        ),
      setState,
    );
  });
  useEffect(() => {
    const now = () => void autosave.flush();
    const leaving = (event: BeforeUnloadEvent) => {
      if (autosave.unsaved) {
        now();
        event.preventDefault();
      }
    };
    window.addEventListener('online', now);
    window.addEventListener(SIGNED_IN, now);
    window.addEventListener('beforeunload', leaving);
    return () => {
      window.removeEventListener('online', now);
      window.removeEventListener(SIGNED_IN, now);
      window.removeEventListener('beforeunload', leaving);
      now();
    };
  }, [autosave]);
  return { autosave, state };
}
