import 'dmn-font/dist/css/dmn.css';
import 'dmn-js-shared/assets/css/dmn-js-shared.css';
import 'dmn-js-decision-table/assets/css/dmn-js-decision-table.css';
import 'dmn-js-decision-table/assets/css/dmn-js-decision-table-controls.css';
import type { View } from 'dmn-js-shared/lib/base/EditingManager';
import { type RefObject, useEffect, useImperativeHandle, useRef, useState } from 'react';
import { useMarks } from '../marks';
import { named } from './dmnNames';
import { type Commands, type EditorHandle, type EditorProps, undoable, written } from './editing';
import { TablesEditor } from './TablesEditor';

/** The tables of a file, one at a time. */
export default function DmnEditor({
  content,
  marks,
  handle,
  onChange,
  onUndoable,
  onBroken,
}: EditorProps & { handle: RefObject<EditorHandle | null> }) {
  const frame = useRef<HTMLDivElement>(null);
  const tables = useRef<TablesEditor>(null);
  const told = useRef({ onChange, onUndoable, onBroken });
  told.current = { onChange, onUndoable, onBroken };
  const [views, setViews] = useState<View[]>([]);
  const [open, setOpen] = useState('');
  useMarks(marks, '.editor__tables');
  useEffect(() => {
    const container = frame.current as HTMLDivElement;
    const editor = new TablesEditor({ container, common: {} });
    tables.current = editor;
    const stopNaming = named(container);
    let text: ReturnType<typeof written> | undefined;
    const looked = () => {
      setViews([...editor.getViews()]);
      setOpen(editor.getActiveView()?.id ?? '');
    };
    editor.on('views.changed', looked);
    editor.on('viewer.created', ({ viewer }: { viewer: { on(event: string, heard: () => void): void } }) =>
      viewer.on('commandStack.changed', () => {
        const stack = editor.getActiveViewer()?.get<Commands>('commandStack');
        text?.soon();
        told.current.onUndoable(stack ? undoable(stack) : { undo: false, redo: false });
      }),
    );
    const write = async () => (await editor.saveXML({ format: true })).xml;
    editor
      .importXML(content)
      .then(write)
      .then((before) => {
        text = written(write, (now) => told.current.onChange(now), before);
        looked();
      })
      .catch((error: Error) => told.current.onBroken(error.message));
    return () => {
      text?.rest();
      stopNaming();
      tables.current = null;
      editor.destroy();
    };
  }, [content]);
  useImperativeHandle(handle, () => {
    const stack = () => tables.current?.getActiveViewer()?.get<Commands>('commandStack');
    return {
      undo: () => stack()?.undo(),
      redo: () => stack()?.redo(),
      show: (element) => void tables.current?.show(element),
    };
  }, []);
  const choose = (view: View) => void tables.current?.open(view);
  return (
    <div className="editor__tables">
      {views.length > 1 && (
        <div role="toolbar" aria-label="Tables of this file" className="editor__views">
          {views.map((view) => (
            <button
              key={view.id}
              type="button"
              className="views__link"
              aria-pressed={view.id === open}
              onClick={() => choose(view)}
            >
              {view.name ?? view.id}
            </button>
          ))}
        </div>
      )}
      <div ref={frame} className="editor__frame" />
    </div>
  );
}
