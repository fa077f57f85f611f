import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import { useEffect, useRef, useState } from 'react';
import type { Schemas } from '../api/client';

interface Canvas {
  zoom(level: 'fit-viewport', center: 'auto'): void;
  addMarker(element: string, marker: string): void;
}

/** The version of the process that is followed; the way it took and where it is are marked. */
export default function Picture({ diagram }: { diagram: Schemas['Diagram'] }) {
  const frame = useRef<HTMLElement>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    if (!frame.current) {
      return;
    }
    const viewer = new NavigatedViewer({
      container: frame.current,
      bpmnRenderer: {
        defaultFillColor: 'var(--cds-layer-01)',
        defaultStrokeColor: 'var(--cds-text-primary)',
        defaultLabelColor: 'var(--cds-text-primary)',
      },
    });
    viewer
      .importXML(diagram.bpmn)
      .then(() => {
        const canvas = viewer.get<Canvas>('canvas');
        const known = viewer.get<{ get(id: string): unknown }>('elementRegistry');
        const mark = (elements: string[], marker: string) => {
          for (const element of elements.filter((one) => known.get(one))) {
            canvas.addMarker(element, marker);
          }
        };
        canvas.zoom('fit-viewport', 'auto');
        mark([...diagram.takenElements, ...diagram.takenFlows], 'taken');
        mark(diagram.active, 'here');
      })
      .catch(() => setFailed(true));
    return () => viewer.destroy();
  }, [diagram]);
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
