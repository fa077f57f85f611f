import { SkeletonText } from '@carbon/react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import { Editing } from '../features/models/Editing';
import { discard, draft, isOwner, useModeling } from '../features/models/models';
import { ReplayPanel } from '../features/models/ReplayPanel';
import { useSession } from '../features/session/session';
import { ActDialog } from '../shared/ui/ActDialog';
import { arriving } from '../shared/ui/arriving';
import { ProblemNotice } from '../shared/ui/ProblemNotice';

const AskForRelease = lazy(() => arriving(() => import('../features/models/AskForRelease')));
const TryPanel = lazy(() => arriving(() => import('../features/models/trying/TryPanel')));

const route = getRouteApi('/signed-in/models/drafts/$id');

/** One draft, to edit or to read. */
export function DraftPage() {
  const { id } = route.useParams();
  const owner = isOwner(useSession().teams);
  const cache = useQueryClient();
  const { data, error } = useQuery(draft(id));
  const [round, setRound] = useState(0);
  const [discarding, setDiscarding] = useState(false);
  const [releasing, setReleasing] = useState<string>();
  const navigate = useNavigate();
  useEffect(() => {
    document.title = `${data?.draft.name ?? 'Draft'} · Countersign`;
  }, [data]);
  const reload = useCallback(
    () => void cache.fetchQuery({ ...draft(id), staleTime: 0 }).then(() => setRound((now) => now + 1)),
    [cache, id],
  );
  const throwAway = useModeling(
    () => discard(id),
    () => void navigate({ to: '/models/drafts' }),
  );
  if (!data) {
    return error ? <ProblemNotice error={error} /> : <SkeletonText paragraph lineCount={12} />;
  }
  return (
    <>
      <Editing
        key={`${id}-${round}`}
        opened={data}
        owner={owner}
        further={(text, digest) => [
          {
            id: 'try',
            name: 'Try it',
            content: () => (
              <Suspense fallback={<SkeletonText />}>
                <TryPanel draft={id} kind={data.draft.kind} content={text} />
              </Suspense>
            ),
          },
          ...(data.draft.kind === 'dmn'
            ? [
                {
                  id: 'replay',
                  name: 'Replay',
                  content: () => <ReplayPanel draft={id} owner={owner} digest={digest} />,
                },
              ]
            : []),
        ]}
        onReload={reload}
        onDiscard={() => setDiscarding(true)}
        onRelease={owner ? setReleasing : undefined}
      />
      <Suspense>
        {releasing && (
          <AskForRelease
            draft={data.draft}
            digest={releasing}
            onAsked={({ id: asked }) => void navigate({ to: '/models/releases/$id', params: { id: asked } })}
            onClose={() => setReleasing(undefined)}
          />
        )}
      </Suspense>
      {discarding && (
        <ActDialog
          danger
          title={`Discard this draft of ${data.draft.name}`}
          act="Discard it"
          consequence="Nobody edits or releases it any more. It stays on record, to read."
          running={throwAway}
          onAct={() => throwAway.mutate(undefined)}
          onClose={() => setDiscarding(false)}
        />
      )}
    </>
  );
}
