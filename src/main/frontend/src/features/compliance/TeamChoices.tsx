import { Checkbox } from '@carbon/react';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { answered, api } from '../../shared/api/client';
import { ChosenPeople } from './ChosenPeople';

/** The teams that are reviewed, each with reviewers of its own; none: the usual ones. */
export type TeamReviewers = Readonly<Record<string, string[]>>;

const teamsOfAll = queryOptions({
  queryKey: ['directory', 'teams'],
  queryFn: async () => (await answered(api.GET('/api/v1/directory/teams'))).items,
});

/** As the server wants them: teams for which somebody else was named. */
export const named = (teams: TeamReviewers) =>
  Object.entries(teams)
    .filter(([, reviewers]) => reviewers.length > 0)
    .map(([team, reviewers]) => ({ team, reviewers }));

export function TeamChoices({
  chosen,
  onChange,
}: {
  chosen: TeamReviewers;
  onChange: (chosen: TeamReviewers) => void;
}) {
  const known = useQuery(teamsOfAll).data ?? [];
  const without = (id: string) => Object.fromEntries(Object.entries(chosen).filter(([team]) => team !== id));
  return (
    <ul className="team-choices" aria-label="Teams">
      {known.map(({ id, name }) => {
        const reviewers = chosen[id];
        return (
          <li key={id}>
            <Checkbox
              id={`review-team-${id}`}
              labelText={name}
              checked={reviewers !== undefined}
              onChange={(_, { checked }) => onChange(checked ? { ...chosen, [id]: [] } : without(id))}
            />
            {reviewers && (
              <ChosenPeople
                id={`reviewer-${id}`}
                label={`Others to review ${name}`}
                help="Nobody: the reviewers above."
                chosen={reviewers}
                onChange={(people) => onChange({ ...chosen, [id]: people })}
              />
            )}
          </li>
        );
      })}
    </ul>
  );
}
