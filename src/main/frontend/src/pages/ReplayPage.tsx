import { SkeletonText } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { ReplayView } from '../features/models/ReplayView';
import { replayOf } from '../features/models/replaying';
import { ProblemNotice } from '../shared/ui/ProblemNotice';
import { Section } from '../shared/ui/Section';

const route = getRouteApi('/signed-in/models/replays/$id');

/** What a draft would have done to past changes, each of them. */
export function ReplayPage() {
  const { id } = route.useParams();
  const { data, error } = useQuery(replayOf(id));
  useEffect(() => {
    document.title = 'Replay · Countersign';
  }, []);
  if (!data) {
    return error ? <ProblemNotice error={error} /> : <SkeletonText paragraph lineCount={8} />;
  }
  return (
    <>
      <p className="quiet">
        <Link to="/models/drafts/$id" params={{ id: data.draft }}>
          The draft of {data.name}
        </Link>
      </p>
      <header className="page-head">
        <h1>{data.name} on past changes</h1>
      </header>
      <Section title="What would have been different">
        <ReplayView replay={data} />
      </Section>
    </>
  );
}
