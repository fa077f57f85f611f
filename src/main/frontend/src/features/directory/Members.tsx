import { Button } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useNames } from '../../shared/directory/names';
import { exactly } from '../../shared/time/deadline';
import { arriving } from '../../shared/ui/arriving';
import { Moment } from '../../shared/ui/Moment';
import { Section } from '../../shared/ui/Section';
import { absences, type Membership, useAdministrator } from './directory';
import { holds } from './found';
import { PersonLink } from './PersonLink';

const AddMember = lazy(async () => ({
  default: (await arriving(() => import('./MemberDialogs'))).AddMember,
}));
const RemoveMember = lazy(async () => ({
  default: (await arriving(() => import('./MemberDialogs'))).RemoveMember,
}));

/** Who acts for a team, since when and until when, and who of them is away. */
export function Members({ team, members }: { team: string; members: Membership[] }) {
  const names = useNames();
  const away = useQuery(absences).data ?? [];
  const may = useAdministrator();
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<Membership>();
  const now = Date.now();
  return (
    <Section
      title="Members"
      aside={
        may && (
          <Button kind="ghost" size="sm" onClick={() => setAdding(true)}>
            Add a member …
          </Button>
        )
      }
    >
      {members.length === 0 && <p className="quiet">Nobody: a seat of this team cannot be taken.</p>}
      <ul className="entries">
        {members.map((one) => {
          const gone = away.find((is) => is.person === one.person && holds(is.from, is.until, now) === 'now');
          return (
            <li key={one.person} className="entry">
              <span>
                <PersonLink id={one.person} name={names(one.person)} />
                <span className="quiet entry__more">
                  {holds(one.since, one.until, now) === 'later' ? 'from ' : 'joined '}
                  {holds(one.since, one.until, now) === 'later' ? (
                    exactly(one.since)
                  ) : (
                    <Moment at={one.since} />
                  )}
                  {one.until && `, until ${exactly(one.until)}`}
                </span>
                {gone && (
                  <span className="entry__more">
                    Away until {exactly(gone.until)}
                    {gone.standIn ? (
                      <>
                        ; <bdi>{names(gone.standIn)}</bdi> stands in
                      </>
                    ) : (
                      '; nobody stands in'
                    )}
                  </span>
                )}
              </span>
              {may && (
                <Button kind="danger--ghost" size="sm" onClick={() => setRemoving(one)}>
                  End …<span className="hidden"> the membership of {names(one.person)}</span>
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      <Suspense>
        {adding && <AddMember team={team} members={members} onClose={() => setAdding(false)} />}
        {removing && (
          <RemoveMember
            membership={removing}
            last={members.length === 1}
            onClose={() => setRemoving(undefined)}
          />
        )}
      </Suspense>
    </Section>
  );
}
