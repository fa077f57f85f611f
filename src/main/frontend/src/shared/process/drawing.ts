import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import { useEffect, useRef, useState } from 'react';

export interface Canvas {
  zoom(level: 'fit-viewport', center: 'auto'): void;
  addMarker(element: string, marker: string): void;
  removeMarker(element: string, marker: string): void;
}

export interface Registry {
  get(id: string): { width: number } | undefined;
}

export interface Overlays {
  add(element: string, overlay: object): string;
  remove(filter: { element: string } | string): void;
}

/** A model as its owners drew it, in the colours of the theme. The viewer is there once it is drawn. */
export function useDrawing(bpmn: string) {
  const frame = useRef<HTMLElement>(null);
  const [viewer, setViewer] = useState<NavigatedViewer>();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    if (!frame.current) {
      return;
    }
    const drawing = new NavigatedViewer({
      container: frame.current,
      bpmnRenderer: {
        defaultFillColor: 'var(--cds-layer-01)',
        defaultStrokeColor: 'var(--cds-text-primary)',
        defaultLabelColor: 'var(--cds-text-primary)',
      },
    });
    let gone = false;
    drawing
      .importXML(bpmn)
      .then(() => {
        if (!gone) {
          drawing.get<Canvas>('canvas').zoom('fit-viewport', 'auto');
          setViewer(drawing);
        }
      })
      .catch(() => !gone && setFailed(true));
    return () => {
      gone = true;
      setViewer(undefined);
      drawing.destroy();
    };
  }, [bpmn]);
  return { frame, viewer, failed };
}
