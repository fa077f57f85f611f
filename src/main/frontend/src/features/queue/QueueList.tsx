import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { useWho } from '../../shared/directory/names';
import type { Shown } from './merge';
import { QueueRow } from './QueueRow';

type Row = Shown['rows'][number];

/** Rows that are on the screen, of as many as there are; asks for more before the end comes into view. */
export function QueueList({
  rows,
  selected,
  marked,
  onMark,
  onEnd,
}: {
  rows: Row[];
  selected: number;
  marked: ReadonlySet<string>;
  onMark?: (id: string) => void;
  onEnd: () => void;
}) {
  const who = useWho();
  const top = useRef<HTMLDivElement>(null);
  const list = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => 65,
    overscan: 12,
    scrollMargin: top.current?.offsetTop ?? 0,
    getItemKey: (index) => rows[index]?.id ?? index,
  });
  const shown = list.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= rows.length - 30) {
      onEnd();
    }
  }, [last, rows.length, onEnd]);
  useEffect(() => {
    if (selected >= 0) {
      list.scrollToIndex(selected, { align: 'auto' });
      // Where it was off the screen, its row is drawn by the next frame.
      const frame = requestAnimationFrame(() =>
        top.current
          ?.querySelector<HTMLElement>(`[data-index="${selected}"] .queue__link`)
          ?.focus({ preventScroll: true }),
      );
      return () => cancelAnimationFrame(frame);
    }
  }, [selected, list]);
  return (
    <div ref={top} style={{ blockSize: list.getTotalSize(), position: 'relative' }}>
      <ul aria-label="Changes">
        {shown.map((item) => {
          const row = rows[item.index];
          return (
            row && (
              <li
                key={item.key}
                ref={list.measureElement}
                data-index={item.index}
                data-change={row.id}
                aria-setsize={rows.length}
                aria-posinset={item.index + 1}
                className={[
                  'queue__row',
                  item.index === selected && 'queue__row--selected',
                  row.gone && 'queue__row--gone',
                ]
                  .filter(Boolean)
                  .join(' ')}
                style={{ transform: `translateY(${item.start - list.options.scrollMargin}px)` }}
              >
                {onMark && (
                  <label className="queue__mark">
                    <input type="checkbox" checked={marked.has(row.id)} onChange={() => onMark(row.id)} />
                    <span className="hidden">Mark {row.title}</span>
                  </label>
                )}
                <QueueRow row={row} asked={who(row.requester)} />
              </li>
            )
          );
        })}
      </ul>
    </div>
  );
}
