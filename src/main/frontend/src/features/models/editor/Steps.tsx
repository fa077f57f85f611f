import { Button, Select, SelectItem } from '@carbon/react';
import type Modeler from 'bpmn-js/lib/Modeler';
import { useEffect, useState } from 'react';
import { addAfter, fits, make } from './addStep';
import type { Shape } from './drawn';
import { type Step, stepsWith } from './steps';

/** Steps to pick from: behind the chosen element, or in its place. The picture's own tools do the same with a mouse. */
export function Steps({ editor, forms }: { editor: Modeler; forms: string[] }) {
  const [chosen, setChosen] = useState<Shape>();
  const steps = stepsWith(forms);
  const [id, setId] = useState(steps[0]?.id ?? '');
  useEffect(() => {
    const look = ({ newSelection }: { newSelection: Shape[] }) =>
      setChosen(newSelection.length === 1 ? newSelection[0] : undefined);
    editor.on('selection.changed', look);
    return () => editor.off('selection.changed', look);
  }, [editor]);
  const step = steps.find((one) => one.id === id) as Step;
  const after = chosen && fits.after(chosen);
  const instead = chosen && fits.instead(chosen, step);
  return (
    <div className="editor__steps">
      <Select
        id="editor-step"
        size="sm"
        labelText="Step"
        inline
        value={id}
        onChange={(event) => setId(event.target.value)}
      >
        {steps.map((one) => (
          <SelectItem key={one.id} value={one.id} text={one.name} />
        ))}
      </Select>
      <Button
        kind="tertiary"
        size="sm"
        disabled={!after}
        onClick={() => chosen && addAfter(editor, chosen, step)}
      >
        Add it
      </Button>
      {instead && (
        <Button kind="ghost" size="sm" onClick={() => make(editor, chosen, step)}>
          Make the chosen one this
        </Button>
      )}
      <p className="quiet editor__says">
        {step.says} {!after && 'Choose the element in the picture after which it goes.'}
      </p>
    </div>
  );
}
