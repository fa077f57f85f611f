import { useCallback, useMemo, useRef } from 'react';
import type { Diff } from './api';
import Drawing, { type Drawn, type Viewbox } from './Drawing';
import type { RuleMark } from './TableView';

type Side = 'from' | 'to';

/** Two states of a process side by side: what moves in one moves in the other. */
export default function DiffPictures({
  diff,
  from,
  to,
  pointed,
}: {
  diff: Diff;
  from: ReadonlyMap<string, RuleMark>;
  to: ReadonlyMap<string, RuleMark>;
  pointed: string | undefined;
}) {
  const views = useRef(new Map<Side, Drawn>());
  const follow = useCallback((side: Side, drawn: Drawn) => {
    views.current.set(side, drawn);
    let led = false;
    const moved = () => {
      const other = views.current.get(side === 'from' ? 'to' : 'from');
      const mine = canvasOf(drawn).viewbox();
      if (other && !led && !same(canvasOf(other).viewbox(), mine)) {
        led = true;
        canvasOf(other).viewbox(mine);
        led = false;
      }
    };
    drawn.on('canvas.viewbox.changed', moved);
    return () => {
      drawn.off('canvas.viewbox.changed', moved);
      views.current.delete(side);
    };
  }, []);
  const onFrom = useCallback((drawn: Drawn) => follow('from', drawn), [follow]);
  const onTo = useCallback((drawn: Drawn) => follow('to', drawn), [follow]);
  const before = useMemo(() => classes(from), [from]);
  const after = useMemo(() => classes(to), [to]);
  const shown = pointed ? { pointed } : {};
  return (
    <div className="diff-sides">
      <section className="diff-side" aria-label={diff.from.label}>
        <p className="diff-side__label">{diff.from.label}</p>
        <Drawing
          content={diff.from.content}
          label={`${diff.from.label}, drawn`}
          marks={before}
          onDrawn={onFrom}
          {...shown}
        />
      </section>
      <section className="diff-side" aria-label={diff.to.label}>
        <p className="diff-side__label">{diff.to.label}</p>
        <Drawing
          content={diff.to.content}
          label={`${diff.to.label}, drawn`}
          marks={after}
          onDrawn={onTo}
          {...shown}
        />
      </section>
    </div>
  );
}

const classes = (marks: ReadonlyMap<string, RuleMark>) =>
  new Map([...marks].map(([id, { className }]) => [id, className]));

const canvasOf = (drawn: Drawn) => drawn.get<{ viewbox(box?: Viewbox): Viewbox }>('canvas');

const same = (a: Viewbox, b: Viewbox) =>
  (['x', 'y', 'width', 'height'] as const).every((side) => Math.abs(a[side] - b[side]) < 0.5);
