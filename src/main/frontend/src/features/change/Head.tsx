import { WarningAltFilled } from '@carbon/icons-react';
import { Link } from '@tanstack/react-router';
import { useWho } from '../../shared/directory/names';
import { Deadline } from '../../shared/ui/Deadline';
import { Moment } from '../../shared/ui/Moment';
import { RiskTag, StatusTag } from '../../shared/ui/Tags';
import type { Change } from './change';

export function Head({ change }: { change: Change }) {
  const asked = useWho()(change.requester);
  return (
    <header className="change-head">
      <p className="quiet change-head__id">
        <code>{change.id}</code> · revision {change.revision}
      </p>
      <h1 dir="auto">{change.title}</h1>
      <div className="change-head__tags">
        <StatusTag status={change.status} />
        <RiskTag risk={change.risk?.level} />
        {change.dueAt && !change.closedAt && <Deadline at={change.dueAt} />}
        {!change.feasible && change.status === 'pending' && (
          <span className="mark mark--error">
            <WarningAltFilled size={16} aria-hidden /> its seats cannot be filled
          </span>
        )}
      </div>
      <ToPutRight change={change} />
      <p>
        <strong>
          <bdi>{asked}</bdi>
        </strong>{' '}
        {asked !== change.requester && <span className="quiet">({change.requester}) </span>}
        asked <Moment at={change.createdAt} />
        {change.authors.length > 1 && (
          <>
            {' '}
            · written by <bdi>{change.authors.join(', ')}</bdi>
          </>
        )}
      </p>
      {change.description && (
        <p className="words" dir="auto">
          {change.description}
        </p>
      )}
    </header>
  );
}

/** A rejection is the requester's turn; it should not have to be looked for. */
function ToPutRight({ change }: { change: Change }) {
  const open = change.decisions
    .filter((decision) => decision.verdict === 'reject')
    .flatMap((decision) => decision.remediation.filter((item) => !item.answer)).length;
  if (change.status !== 'rejected') {
    return null;
  }
  const words = `Rejected: ${open === 1 ? 'one thing' : `${open} things`} to put right`;
  return (
    <p className="mark mark--error change-head__rejected">
      <WarningAltFilled size={20} aria-hidden />
      {change.allowedActions.includes('revise') ? (
        <Link to="/changes/$id/revise" params={{ id: change.id }}>
          {words}
        </Link>
      ) : (
        words
      )}
    </p>
  );
}
