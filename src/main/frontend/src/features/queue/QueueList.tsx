import { WarningAltFilled } from '@carbon/icons-react';
import { Link } from '@tanstack/react-router';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { Deadline } from '../../shared/ui/Deadline';
import { RiskTag, StatusTag } from '../../shared/ui/Tags';
import type { Shown } from './merge';

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
                <QueueRow row={row} />
              </li>
            )
          );
        })}
      </ul>
    </div>
  );
}

function QueueRow({ row }: { row: Row }) {
  return (
    <Link to="/changes/$id" params={{ id: row.id }} className="queue__link">
      <span className="queue__title" dir="auto">
        {row.title}
      </span>
      <span className="queue__where">
        {row.action} · {row.environment} · <bdi>{row.target}</bdi>
      </span>
      <span className="queue__tags">
        <RiskTag risk={row.risk} />
        <StatusTag status={row.status} />
        {row.violation && (
          <span className="mark mark--error">
            <WarningAltFilled size={16} aria-hidden /> ran something else
          </span>
        )}
        {!row.feasible && (
          <span className="mark">
            <WarningAltFilled size={16} aria-hidden /> cannot be filled
          </span>
        )}
      </span>
      <span className="queue__seat">
        {row.gone ? 'no longer in this view' : row.openTeam && `seat of ${row.openTeam}`}
      </span>
      <span className="queue__asked">
        <bdi>{row.requester}</bdi>
      </span>
      <span className="queue__due">{row.dueAt && <Deadline at={row.dueAt} />}</span>
    </Link>
  );
}
