import { useEffect } from 'react';
import { type Canvas, type Registry, useDrawing } from '../../shared/process/drawing';

/** A picture that is there, to be asked about. */
export type Drawn = NonNullable<ReturnType<typeof useDrawing>['viewer']>;

export interface Viewbox {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A process to look at. @param marks classes for its elements; @param pointed the element that is brought into view */
export default function Drawing({
  content,
  label,
  marks,
  pointed,
  onDrawn,
}: {
  content: string;
  label: string;
  marks?: ReadonlyMap<string, string>;
  pointed?: string;
  onDrawn?: (drawn: Drawn) => () => void;
}) {
  const { frame, viewer, failed } = useDrawing(content);
  useEffect(() => {
    if (!viewer || !marks) {
      return;
    }
    const canvas = viewer.get<Canvas>('canvas');
    const known = viewer.get<Registry>('elementRegistry');
    const marked = [...marks].filter(([id]) => known.get(id));
    for (const [id, mark] of marked) {
      canvas.addMarker(id, mark);
    }
    return () => {
      for (const [id, mark] of marked.filter(([id]) => known.get(id))) {
        canvas.removeMarker(id, mark);
      }
    };
  }, [viewer, marks]);
  useEffect(() => (viewer && onDrawn ? onDrawn(viewer) : undefined), [viewer, onDrawn]);
  useEffect(() => {
    const element = pointed && viewer?.get<Registry>('elementRegistry').get(pointed);
    if (viewer && element) {
      viewer.get<{ scrollToElement(element: object): void }>('canvas').scrollToElement(element);
    }
  }, [viewer, pointed]);
  return (
    <>
      {failed && <p className="quiet">This process cannot be drawn. Read it as text.</p>}
      <figure ref={frame} className="picture picture--model" aria-label={label} />
    </>
  );
}
