import { Button } from '@carbon/react';
import { answered, api } from '../../shared/api/client';
import { lasting } from '../../shared/time/deadline';
import { ProblemNotice } from '../../shared/ui/ProblemNotice';
import { Section } from '../../shared/ui/Section';
import { type Session, useGlass } from './glass';

/** What was asked for beyond the first reach, and who may let it take force. */
export function Widenings({ session, may }: { session: Session; may: boolean }) {
  const coSign = useGlass((n: number) =>
    answered(
      api.POST('/api/v1/break-glass/{id}/widenings/{n}/co-signature', {
        params: { path: { id: session.id, n } },
      }),
    ),
  );
  return session.widenings.length === 0 ? null : (
    <Section title="Asked for beyond it">
      {coSign.isError && <ProblemNotice error={coSign.error} />}
      <ol className="entries">
        {session.widenings.map((one) => (
          <li key={one.n} className="entry">
            <span>
              {wanted(one)}
              <span className="quiet entry__more" dir="auto">
                {one.reason} · asked by <bdi>{one.account}</bdi>
                {one.coSignedBy ? `, co-signed by ${one.coSignedBy}` : '; waits for a co-signature'}
              </span>
            </span>
            {may && !one.coSignedBy && !session.over && (
              <Button size="sm" disabled={coSign.isPending} onClick={() => coSign.mutate(one.n)}>
                Co-sign<span className="hidden"> {one.n}</span>
              </Button>
            )}
          </li>
        ))}
      </ol>
    </Section>
  );
}

function wanted({ scope, longer, moreActions }: Session['widenings'][number]): string {
  return [
    ...scope.actions,
    ...scope.environments,
    ...scope.targets,
    longer !== 'PT0S' && `${lasting(longer)} longer`,
    moreActions > 0 && `${moreActions} more actions`,
  ]
    .filter(Boolean)
    .join(', ');
}
