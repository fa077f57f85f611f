import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn-embedded.css';
import '@bpmn-io/properties-panel/dist/assets/properties-panel.css';
import 'bpmn-js-element-templates/dist/assets/element-templates.css';
import type Modeler from 'bpmn-js/lib/Modeler';
import { type RefObject, useEffect, useImperativeHandle, useRef, useState } from 'react';
import { useMarks } from '../marks';
import type { Offered } from './drawn';
import { type Commands, type EditorHandle, type EditorProps, undoable, written } from './editing';
import { besidePalette, modeler, showElement } from './modeler';
import { Steps } from './Steps';

/** A process: its picture, what each element is, and the steps that ours are made of. */
export default function BpmnEditor({
  content,
  offered,
  marks,
  handle,
  onChange,
  onUndoable,
  onBroken,
}: EditorProps & { offered: Offered; handle: RefObject<EditorHandle | null> }) {
  const frame = useRef<HTMLDivElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const [editor, setEditor] = useState<Modeler>();
  const told = useRef({ onChange, onUndoable, onBroken });
  told.current = { onChange, onUndoable, onBroken };
  const known = useRef(offered);
  useMarks(marks, '.editor__canvas');
  useEffect(() => {
    const drawn = modeler(frame.current as HTMLDivElement, panel.current as HTMLDivElement, known.current);
    let gone = false;
    let text: ReturnType<typeof written> | undefined;
    const write = async () => (await drawn.saveXML({ format: true })).xml ?? '';
    drawn.on('commandStack.changed', () => {
      text?.soon();
      told.current.onUndoable(undoable(drawn.get<Commands>('commandStack')));
    });
    const begin = async () => {
      await drawn.importXML(content);
      if (!gone) {
        besidePalette(drawn);
        text = written(write, (now) => told.current.onChange(now), await write());
        setEditor(drawn);
      }
    };
    begin().catch((error: Error) => !gone && told.current.onBroken(error.message));
    return () => {
      gone = true;
      text?.rest();
      setEditor(undefined);
      drawn.destroy();
    };
  }, [content]);
  useImperativeHandle(handle, () => {
    const stack = () => editor?.get<Commands>('commandStack');
    return {
      undo: () => stack()?.undo(),
      redo: () => stack()?.redo(),
      show: (element) => editor && showElement(editor, element),
    };
  }, [editor]);
  return (
    <div className="editor__process">
      <div className="editor__drawing">
        {editor && <Steps editor={editor} forms={offered.forms} />}
        <div ref={frame} className="editor__canvas picture picture--model" />
      </div>
      <section ref={panel} className="editor__properties" aria-label="What the chosen element is" />
    </div>
  );
}
