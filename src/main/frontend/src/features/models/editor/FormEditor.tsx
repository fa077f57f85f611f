import '@bpmn-io/form-js-viewer/dist/assets/form-js.css';
import '@bpmn-io/form-js-editor/dist/assets/form-js-editor.css';
import { FormEditor as Editor } from '@bpmn-io/form-js-editor';
import { type RefObject, useEffect, useImperativeHandle, useRef } from 'react';
import { useMarks } from '../marks';
import { type Commands, type EditorHandle, type EditorProps, undoable, written } from './editing';

/** A form: what may be in it, how it looks, and what each field is. */
export default function FormEditor({
  content,
  marks,
  handle,
  onChange,
  onUndoable,
  onBroken,
}: EditorProps & { handle: RefObject<EditorHandle | null> }) {
  const frame = useRef<HTMLDivElement>(null);
  const form = useRef<Editor>(null);
  const told = useRef({ onChange, onUndoable, onBroken });
  told.current = { onChange, onUndoable, onBroken };
  useMarks(marks, '.editor__form');
  useEffect(() => {
    const editor = new Editor({ container: frame.current as HTMLDivElement });
    form.current = editor;
    let text: ReturnType<typeof written> | undefined;
    const write = async () => `${JSON.stringify(editor.saveSchema(), null, 2)}\n`;
    editor.on('commandStack.changed', () => {
      text?.soon();
      told.current.onUndoable(undoable(editor.get<Commands>('commandStack')));
    });
    const begin = async () => {
      await editor.importSchema(JSON.parse(content));
      text = written(write, (now) => told.current.onChange(now), await write());
    };
    begin().catch((error: Error) => told.current.onBroken(error.message));
    return () => {
      text?.rest();
      form.current = null;
      editor.destroy();
    };
  }, [content]);
  useImperativeHandle(handle, () => {
    const stack = () => form.current?.get<Commands>('commandStack');
    return {
      undo: () => stack()?.undo(),
      redo: () => stack()?.redo(),
      show: (id) => {
        const field = form.current?.get<Fields>('formFieldRegistry').get(id);
        if (field) {
          form.current?.get<Selection>('selection').set(field);
        }
        frame.current?.querySelector(`[data-id="${CSS.escape(id)}"]`)?.scrollIntoView({ block: 'center' });
      },
    };
  }, []);
  return <div ref={frame} className="editor__form" />;
}

interface Fields {
  get(id: string): object | undefined;
}

interface Selection {
  set(field: object): void;
}
