import { Button, SkeletonText } from '@carbon/react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { COLUMNS } from '../features/queue/columns';
import { Claimed, MarkedBar } from '../features/queue/MarkedBar';
import { QueueFilters } from '../features/queue/QueueFilters';
import { QueueList } from '../features/queue/QueueList';
import { QueueViews } from '../features/queue/QueueViews';
import { useMarks } from '../features/queue/useMarks';
import { useQueue } from '../features/queue/useQueue';
import { asCsv, download } from '../shared/csv/csv';
import { ProblemNotice } from '../shared/ui/ProblemNotice';
import { useShortcuts } from '../shared/ui/useShortcuts';

const route = getRouteApi('/signed-in/changes');

/** Policy and Approvals: what is asked for, and what waits for whom. */
export function QueuePage() {
  const filters = route.useSearch();
  const navigate = route.useNavigate();
  const [selected, setSelected] = useState(-1);
  const [pointed, setPointed] = useState(false);
  const marks = useMarks();
  const { marked, mark, claiming } = marks;
  const { rows, arrivals, error, isPending, reload, more } = useQueue(
    filters,
    pointed || selected >= 0 || marked.size > 0,
  );
  const change = useCallback(
    (changed: Record<string, string | undefined>) =>
      void navigate({ search: (before) => ({ ...before, ...changed }), replace: true }),
    [navigate],
  );
  const at = rows[selected]?.id;
  useShortcuts(
    useMemo(
      () => ({
        j: () => setSelected((now) => Math.min(now + 1, rows.length - 1)),
        k: () => setSelected((now) => Math.max(now - 1, 0)),
        x: () => at && mark(at),
        c: () => (marked.size > 0 ? claiming.mutate([...marked]) : at && claiming.mutate([at])),
        enter: () => at && void navigate({ to: '/changes/$id', params: { id: at } }),
        '/': () => document.getElementById('queue-words')?.focus(),
      }),
      [rows.length, at, mark, marked, claiming.mutate, navigate],
    ),
  );
  useEffect(() => {
    document.title = 'Policy and Approvals · Countersign';
  }, []);
  return (
    <>
      <header className="page-head">
        <h1>Policy and Approvals</h1>
        <div className="page-head__acts">
          <Button
            kind="ghost"
            size="sm"
            disabled={rows.length === 0}
            onClick={() => download('changes.csv', asCsv(COLUMNS, rows))}
          >
            Export the {rows.length.toLocaleString()} shown as CSV
          </Button>
          <Link to="/changes/new" className="cds--btn cds--btn--sm cds--layout--size-sm cds--btn--primary">
            New change
          </Link>
        </div>
      </header>
      <QueueViews filters={filters} />
      <QueueFilters filters={filters} onChange={change} />
      {error && <ProblemNotice error={error} />}
      <div role="status">
        {arrivals > 0 && (
          <p className="arrivals">
            {arrivals === 1 ? 'One new change.' : `${arrivals} new changes.`}
            <Button kind="ghost" size="sm" onClick={reload}>
              Show
            </Button>
          </p>
        )}
        <Claimed {...marks} />
      </div>
      <MarkedBar {...marks} />
      {isPending && !error && <SkeletonText paragraph lineCount={8} />}
      {!isPending && rows.length === 0 && <p className="empty">{EMPTY[filters.view]}</p>}
      <div onPointerEnter={() => setPointed(true)} onPointerLeave={() => setPointed(false)}>
        <QueueList rows={rows} selected={selected} marked={marked} onMark={mark} onEnd={more} />
      </div>
    </>
  );
}

const EMPTY = {
  'waiting-for-me': 'Nothing waits for you. Changes show up here when a seat of one of your teams is open.',
  mine: 'You have not asked for a change that looks like this.',
  'decided-by-me': 'You have not decided on a change that looks like this.',
  all: 'There is no change that looks like this.',
};
