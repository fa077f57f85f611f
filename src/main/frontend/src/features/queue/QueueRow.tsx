import { WarningAltFilled } from '@carbon/icons-react';
import { Link } from '@tanstack/react-router';
import { Deadline } from '../../shared/ui/Deadline';
import { RiskTag, StatusTag } from '../../shared/ui/Tags';
import type { Shown } from './merge';

type Row = Shown['rows'][number];

/** A change in the queue, as a link to all of it. */
export function QueueRow({ row, asked }: { row: Row; asked: string }) {
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
        <Waits row={row} />
      </span>
      <span className="queue__asked">
        <bdi title={row.requester}>{asked}</bdi>
      </span>
      <span className="queue__due">{row.dueAt && <Deadline at={row.dueAt} />}</span>
    </Link>
  );
}

/** Whose turn it is. */
function Waits({ row }: { row: Row }) {
  if (row.gone) {
    return 'no longer in this view';
  }
  if (row.openItems !== undefined) {
    return (
      <span className="mark queue__remedy">
        <WarningAltFilled size={16} aria-hidden />
        to remedy, {row.openItems === 1 ? 'one item' : `${row.openItems} items`}
      </span>
    );
  }
  return row.openTeam && `seat of ${row.openTeam}`;
}
