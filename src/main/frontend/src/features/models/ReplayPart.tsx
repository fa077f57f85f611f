import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ProblemNotice } from '../../shared/ui/ProblemNotice';
import { Section } from '../../shared/ui/Section';
import { ReplayCounts } from './ReplayCounts';
import { replayOf } from './replaying';

/** What a replay on past changes has shown, in numbers. */
export function ReplayPart({ id }: { id: string }) {
  const { data, error } = useQuery(replayOf(id));
  return (
    <Section
      title="On past changes"
      aside={
        <Link to="/models/replays/$id" params={{ id }}>
          See each change
        </Link>
      }
    >
      {error && <ProblemNotice error={error} />}
      {data && <ReplayCounts replay={data} />}
    </Section>
  );
}
