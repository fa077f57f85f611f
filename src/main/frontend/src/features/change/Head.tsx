import { WarningAltFilled } from '@carbon/icons-react';
import { Deadline } from '../../shared/ui/Deadline';
import { Moment } from '../../shared/ui/Moment';
import { RiskTag, StatusTag } from '../../shared/ui/Tags';
import type { Change } from './change';

export function Head({ change }: { change: Change }) {
  return (
    <header className="change-head">
      <p className="quiet change-head__id">
        <code>{change.id}</code> · revision {change.revision}
      </p>
      <h1 dir="auto">{change.title}</h1>
      <p className="change-head__tags">
        <StatusTag status={change.status} />
        <RiskTag risk={change.risk?.level} />
        {change.dueAt && !change.closedAt && <Deadline at={change.dueAt} />}
        {!change.feasible && change.status === 'pending' && (
          <span className="mark mark--error">
            <WarningAltFilled size={16} aria-hidden /> its seats cannot be filled
          </span>
        )}
      </p>
      <p>
        <strong>
          <bdi>{change.requester}</bdi>
        </strong>{' '}
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
