import { Checkbox, TextInput } from '@carbon/react';
import { useState } from 'react';
import { inDays, instant, local } from '../../shared/time/local';
import { ActDialog } from '../../shared/ui/ActDialog';
import { ChosenPeople } from './ChosenPeople';
import { type Review, useStart } from './reviews';
import { named, TeamChoices, type TeamReviewers } from './TeamChoices';

/** What is to be reviewed, by whom, until when. */
export default function StartReview({
  onStarted,
  onClose,
}: {
  onStarted: (review: Review) => void;
  onClose: () => void;
}) {
  const [title, setTitle] = useState('');
  const [due, setDue] = useState(local(inDays(14)));
  const [every, setEvery] = useState(true);
  const [teams, setTeams] = useState<TeamReviewers>({});
  const [tokens, setTokens] = useState(true);
  const [reviewers, setReviewers] = useState<string[]>([]);
  const start = useStart(onStarted);
  const dueAt = instant(due);
  return (
    <ActDialog
      title="Start an access review"
      act="Start it"
      consequence="Every membership and token that there is now is taken down. The reviewers are told, and decide on each of them; nobody on their own."
      ready={title.trim() !== '' && dueAt !== undefined && reviewers.length > 0}
      running={start}
      onAct={() =>
        start.mutate({
          title,
          tokens,
          reviewers,
          ...(dueAt ? { dueAt } : {}),
          ...(every ? {} : { teams: Object.keys(teams), teamReviewers: named(teams) }),
        })
      }
      onClose={onClose}
    >
      <TextInput
        id="review-title"
        labelText="Title"
        dir="auto"
        value={title}
        onChange={(event) => setTitle(event.target.value)}
      />
      <TextInput
        id="review-due"
        type="datetime-local"
        labelText="Due"
        value={due}
        onChange={(event) => setDue(event.target.value)}
      />
      <ChosenPeople
        id="reviewer"
        label="Reviewers"
        help="Two at least, where one of them belongs to what is reviewed."
        chosen={reviewers}
        onChange={setReviewers}
      />
      <fieldset className="choices">
        <legend className="cds--label">What is reviewed</legend>
        <Checkbox
          id="review-tokens"
          labelText="Every API token"
          checked={tokens}
          onChange={(_, { checked }) => setTokens(checked)}
        />
        <Checkbox
          id="review-every"
          labelText="The memberships of every team"
          checked={every}
          onChange={(_, { checked }) => setEvery(checked)}
        />
        {!every && <TeamChoices chosen={teams} onChange={setTeams} />}
      </fieldset>
    </ActDialog>
  );
}
