import { useQuery } from '@tanstack/react-query';
import { exactly } from '../../shared/time/deadline';
import { Moment } from '../../shared/ui/Moment';
import { Section } from '../../shared/ui/Section';
import { teams } from './directory';
import { TeamLink } from './PersonLink';

interface Belonging {
  team: string;
  since: string;
  until?: string;
  onBehalfOf?: string;
}

/** The teams that somebody acts for, in their own right or in the place of somebody who is away. */
export function OwnTeams({ items, title = 'Teams' }: { items: Belonging[]; title?: string }) {
  const known = new Map(useQuery(teams).data?.map((one) => [one.id, one.name]));
  return (
    <Section title={title}>
      {items.length === 0 && <p className="quiet">None: no seat can be taken.</p>}
      <ul className="entries">
        {items.map((one) => (
          <li key={`${one.team} ${one.onBehalfOf ?? ''}`} className="entry">
            <span>
              <TeamLink id={one.team} name={known.get(one.team) ?? one.team} />
              <span className="quiet entry__more">
                joined <Moment at={one.since} />
                {one.until && `, until ${exactly(one.until)}`}
                {one.onBehalfOf && (
                  <>
                    , standing in for <bdi>{one.onBehalfOf}</bdi>
                  </>
                )}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
