import type { Marks } from '../marks';

/** What the page may ask of an editor, whatever it edits. */
export interface EditorHandle {
  undo(): void;
  redo(): void;
  /** Goes to an element, rule or field. */
  show(element: string): void;
}

export interface Undoable {
  undo: boolean;
  redo: boolean;
}

export interface EditorProps {
  /** What it begins with; it is not read again. */
  content: string;
  marks: Marks;
  onChange(text: string): void;
  onUndoable(can: Undoable): void;
  /** Nothing could be made of the text. */
  onBroken(why: string): void;
}

/** The stack of commands that all editors of bpmn.io have. */
export interface Commands {
  undo(): void;
  redo(): void;
  canUndo(): boolean;
  canRedo(): boolean;
}

export const undoable = (stack: Commands): Undoable => ({ undo: stack.canUndo(), redo: stack.canRedo() });

/** A text is written out when somebody pauses, and before the editor goes. */
export function written(write: () => Promise<string>, onChange: (text: string) => void, before: string) {
  let last = before;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const now = async () => {
    clearTimeout(timer);
    timer = undefined;
    const text = await write();
    if (text !== last) {
      last = text;
      onChange(text);
    }
  };
  return {
    soon: () => {
      clearTimeout(timer);
      timer = setTimeout(() => void now(), 250);
    },
    rest: () => timer && void now(),
  };
}
