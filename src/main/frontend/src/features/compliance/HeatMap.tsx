import { useEffect } from 'react';
import { type Canvas, type Overlays, type Registry, useDrawing } from '../../shared/process/drawing';
import type { Look } from './look';
import { about, type Element, heat, measured, most, type ProcessMap } from './processes';

/** Parts of the process are as large as what is in them: their colour would hide it. */
const UNCOLOURED = new Set(['subProcess']);

/** Events and questions: none is wider. */
const SMALL = 50;

/** The process as it was drawn, the darker where more was; the number stands beside each element. */
export default function HeatMap({
  map,
  measure,
  onSelect,
}: {
  map: ProcessMap;
  measure: Look['measure'];
  onSelect: (element: string) => void;
}) {
  const { frame, viewer, failed } = useDrawing(map.bpmn);
  useEffect(() => {
    if (!viewer) {
      return;
    }
    const canvas = viewer.get<Canvas>('canvas');
    const overlays = viewer.get<Overlays>('overlays');
    const known = viewer.get<Registry>('elementRegistry');
    const peak = most(map.elements, measure);
    const undo: (() => void)[] = [];
    const mark = (id: string, marker: string) => {
      canvas.addMarker(id, marker);
      undo.push(() => canvas.removeMarker(id, marker));
    };
    for (const element of map.elements.filter(({ id }) => known.get(id))) {
      const level = heat(measured(element, measure), peak, measure);
      if (level && !UNCOLOURED.has(element.type)) {
        mark(element.id, `heat-${measure}-${level}`);
      }
      const number = numbers(element, measure, (known.get(element.id)?.width ?? 0) <= SMALL);
      if (number) {
        const overlay = overlays.add(element.id, number);
        undo.push(() => overlays.remove(overlay));
      }
    }
    for (const { id } of map.flows.filter(({ id, taken }) => taken && known.get(id))) {
      mark(id, 'heat-flow');
    }
    return () => {
      for (const one of undo) {
        one();
      }
    };
  }, [viewer, map, measure]);
  useEffect(() => {
    const ids = new Set(map.elements.map(({ id }) => id));
    const clicked = ({ element }: { element: { id: string } }) => ids.has(element.id) && onSelect(element.id);
    viewer?.on('element.click', clicked);
    return () => viewer?.off('element.click', clicked);
  }, [viewer, map, onSelect]);
  return (
    <>
      {failed && <p className="quiet">This model cannot be drawn; the table below is complete.</p>}
      <figure
        ref={frame}
        className="picture picture--heat"
        aria-label="The process as a heat map; the table below says the same in words"
      />
    </>
  );
}

/** What stands at its corner: the measure, and how many are there now. The label of a small one is below it. */
function numbers(element: Element, measure: Look['measure'], small: boolean) {
  const value = measured(element, measure);
  const said = value !== undefined && value >= (measure === 'often' ? 1 : 1000);
  if (!said && element.active === 0) {
    return undefined;
  }
  const html = document.createElement('div');
  html.className = 'heat-numbers';
  html.ariaHidden = 'true';
  if (said) {
    html.append(part('heat-number', measure === 'often' ? value.toLocaleString() : about(value)));
  }
  if (element.active > 0) {
    html.append(part('heat-number heat-number--now', `${element.active.toLocaleString()} now`));
  }
  const position = small ? { top: -10, right: 10 } : { bottom: 6, left: 2 };
  return { position, show: { minZoom: 0 }, scale: { min: 0.9, max: 1.2 }, html };
}

function part(className: string, text: string) {
  const span = document.createElement('span');
  span.className = className;
  span.textContent = text;
  return span;
}
