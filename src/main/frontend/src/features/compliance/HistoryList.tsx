import { WarningAltFilled } from '@carbon/icons-react';
import { Tag } from '@carbon/react';
import { Link } from '@tanstack/react-router';
import { useWho } from '../../shared/directory/names';
import { exactly } from '../../shared/time/deadline';
import { RiskTag, StatusTag } from '../../shared/ui/Tags';
import { type HistoryRow, packOf } from './history';

/** Changes and sessions: what each was, how it came out, and who asked and decided. */
export function HistoryList({ rows, label }: { rows: HistoryRow[]; label: string }) {
  return (
    <ol className="history" aria-label={label}>
      {rows.map((row) => (
        <li key={row.id} className="history__row">
          <HistoryEntry row={row} />
        </li>
      ))}
    </ol>
  );
}

export function HistoryEntry({ row }: { row: HistoryRow }) {
  const who = useWho();
  return (
    <>
      <div className="history__what">
        <Subject row={row} />
        <span className="quiet">
          {row.project} · {row.actions.join(', ')} · {row.environments.join(', ')} ·{' '}
          <bdi>{row.targets.join(', ')}</bdi>
          {row.incident && (
            <>
              {' '}
              · <bdi>{row.incident}</bdi>
            </>
          )}
        </span>
      </div>
      <div className="history__tags">
        <RiskTag risk={row.risk} />
        <Outcome row={row} />
        {row.rehearsal && (
          <Tag size="sm" type="purple">
            drill
          </Tag>
        )}
        {row.violation && (
          <span className="mark mark--error">
            <WarningAltFilled size={16} aria-hidden /> ran something else
          </span>
        )}
      </div>
      <div className="history__who quiet">
        <span>
          {row.kind === 'change' ? 'asked by ' : 'opened by '}
          <bdi title={row.requester}>{who(row.requester)}</bdi>
        </span>
        {row.deciders.length > 0 && (
          <span>
            {row.kind === 'change' ? 'decided by ' : 'co-signed or reviewed by '}
            <bdi>{[...new Set(row.deciders.map(who))].join(', ')}</bdi>
          </span>
        )}
      </div>
      <div className="history__when quiet">
        <time dateTime={row.createdAt}>{exactly(row.createdAt)}</time>
        <a href={packOf(row.id)} download>
          Evidence pack<span className="hidden"> of {row.title}</span>
        </a>
      </div>
    </>
  );
}

function Subject({ row: { kind, id, title } }: { row: HistoryRow }) {
  return kind === 'change' ? (
    <Link to="/changes/$id" params={{ id }} dir="auto">
      {title}
    </Link>
  ) : (
    <Link to="/break-glass/$id" params={{ id }} dir="auto">
      {title}
    </Link>
  );
}

function Outcome({ row: { status } }: { row: HistoryRow }) {
  switch (status) {
    case 'open':
    case 'ended':
    case 'closed':
    case 'reviewed':
    case 'done':
      return (
        <Tag size="sm" type={status === 'open' ? 'red' : 'gray'}>
          session {status}
        </Tag>
      );
    default:
      return <StatusTag status={status} />;
  }
}
