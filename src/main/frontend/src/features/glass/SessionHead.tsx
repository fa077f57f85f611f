import { Button, Tag } from '@carbon/react';
import { lazy, Suspense, useState } from 'react';
import { answered, api } from '../../shared/api/client';
import { arriving } from '../../shared/ui/arriving';
import { Deadline } from '../../shared/ui/Deadline';
import { ProblemNotice } from '../../shared/ui/ProblemNotice';
import { Countdown } from './Countdown';
import { ENDS, OWES, type Session, useGlass } from './glass';

const Revoke = lazy(() => arriving(() => import('./Revoke')));
const AskForMore = lazy(() => arriving(() => import('./AskForMore')));

/** What the session is for, how long it is still open or why it is not, and what ends or widens it. */
export function SessionHead({ session: one }: { session: Session & { ahead: number } }) {
  const [asked, setAsked] = useState<'more' | 'revocation'>();
  const close = () => setAsked(undefined);
  const path = { id: one.id };
  const end = useGlass(() => answered(api.POST('/api/v1/break-glass/{id}/end', { params: { path } })));
  const may = (what: string) => one.allowedActions.includes(what);
  return (
    <>
      <header className="page-head">
        <h1 dir="auto">{one.reason}</h1>
        <div className="glass__acts">
          {may('end') && (
            <Button kind="danger" size="sm" disabled={end.isPending} onClick={() => end.mutate(undefined)}>
              End it now
            </Button>
          )}
          {may('widen') && (
            <Button kind="tertiary" size="sm" onClick={() => setAsked('more')}>
              Ask for more …
            </Button>
          )}
          {may('revoke') && (
            <Button kind="danger--tertiary" size="sm" onClick={() => setAsked('revocation')}>
              Revoke …
            </Button>
          )}
        </div>
      </header>
      <p className="glass__facts">
        <Tag size="sm" type={one.over ? 'gray' : 'red'}>
          {one.status}
        </Tag>
        {one.rehearsal && (
          <Tag size="sm" type="purple">
            drill
          </Tag>
        )}
        {one.over ? (
          one.endReason && <span>{ENDS[one.endReason]}</span>
        ) : (
          <Countdown until={one.overAt} ahead={one.ahead} />
        )}
        <span>
          <bdi>{one.incident.reference}</bdi> {one.incident.title} · {one.severity} · opened by{' '}
          <bdi>{one.openedBy}</bdi> for {one.team}, closed by <bdi>{one.closureOwner}</bdi>
        </span>
      </p>
      {end.isError && <ProblemNotice error={end.error} />}
      {one.owes && one.over && (
        <p className={one.owes.overdue ? 'mark mark--error' : 'mark'}>
          It owes {OWES[one.owes.what]} · <Deadline at={one.owes.dueAt} />
        </p>
      )}
      <Suspense>
        {asked === 'more' && <AskForMore session={one} onClose={close} />}
        {asked === 'revocation' && <Revoke session={one} onClose={close} />}
      </Suspense>
    </>
  );
}
