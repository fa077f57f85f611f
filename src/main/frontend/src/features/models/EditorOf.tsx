import { SkeletonText } from '@carbon/react';
import { lazy, type RefObject, Suspense, useState } from 'react';
import { arriving } from '../../shared/ui/arriving';
import type { EditorHandle, EditorProps } from './editor/editing';
import { SourceText } from './ModelView';
import { type Kind, useIds } from './models';

const load = {
  bpmn: () => import('./editor/BpmnEditor'),
  dmn: () => import('./editor/DmnEditor'),
  form: () => import('./editor/FormEditor'),
};

const BpmnEditor = lazy(() => arriving(load.bpmn));
const DmnEditor = lazy(() => arriving(load.dmn));
const FormEditor = lazy(() => arriving(load.form));

/** Fetches an editor before somebody has clicked, so that it is there when they have. */
export const warm = (kind: Kind) => void load[kind]().catch(() => {});

/** The editor for a kind of model; where it makes nothing of a text, that is shown as it is. */
export function EditorOf({
  kind,
  handle,
  ...editing
}: Omit<EditorProps, 'onBroken'> & { kind: Kind; handle: RefObject<EditorHandle | null> }) {
  const [broken, setBroken] = useState<string>();
  const forms = useIds('form');
  if (broken !== undefined) {
    return (
      <>
        <p role="alert" className="mark mark--error">
          The editor cannot read this: {broken} Download it, mend it elsewhere, and upload it again.
        </p>
        <SourceText content={editing.content} />
      </>
    );
  }
  const props = { ...editing, handle, onBroken: setBroken };
  return (
    <Suspense fallback={<SkeletonText paragraph lineCount={12} />}>
      {kind === 'bpmn' && forms.length > 0 && <BpmnEditor {...props} offered={{ forms }} />}
      {kind === 'dmn' && <DmnEditor {...props} />}
      {kind === 'form' && <FormEditor {...props} />}
    </Suspense>
  );
}
