import { useEffect } from 'react';
import type { Schemas } from '../api/client';
import { type Canvas, type Registry, useDrawing } from './drawing';

/** The version of the process that is followed; the way it took and where it is are marked. */
export default function Picture({ diagram }: { diagram: Schemas['Diagram'] }) {
  const { frame, viewer, failed } = useDrawing(diagram.bpmn);
  useEffect(() => {
    if (!viewer) {
      return;
    }
    const canvas = viewer.get<Canvas>('canvas');
    const known = viewer.get<Registry>('elementRegistry');
    const marked: [string, string][] = [];
    const mark = (elements: string[], marker: string) => {
      for (const element of elements.filter((one) => known.get(one))) {
        canvas.addMarker(element, marker);
        marked.push([element, marker]);
      }
    };
    mark([...diagram.takenElements, ...diagram.takenFlows], 'taken');
    mark(diagram.active, 'here');
    return () => {
      for (const [element, marker] of marked.filter(([one]) => known.get(one))) {
        canvas.removeMarker(element, marker);
      }
    };
  }, [viewer, diagram]);
  return (
    <>
      {failed && <p className="quiet">This model cannot be drawn; the steps below are complete.</p>}
      <figure
        ref={frame}
        className="picture"
        aria-label="The process; the steps below say the same in words"
      />
    </>
  );
}
