import { Button, SkeletonText } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { warm } from '../features/models/EditorOf';
import { ModelView } from '../features/models/ModelView';
import { begin, content, isOwner, model, useModeling } from '../features/models/models';
import { VersionList } from '../features/models/VersionList';
import { counted } from '../features/models/words';
import { useSession } from '../features/session/session';
import { arriving } from '../shared/ui/arriving';
import { ProblemNotice } from '../shared/ui/ProblemNotice';
import { Section } from '../shared/ui/Section';

const GoBack = lazy(() => arriving(() => import('../features/models/GoBack')));
const UploadDraft = lazy(() => arriving(() => import('../features/models/UploadDraft')));

const route = getRouteApi('/signed-in/models/$name');

/** A model: every version that is or was in force, and what it says. */
export function ModelPage() {
  const { name } = route.useParams();
  const { version } = route.useSearch();
  const { data, error } = useQuery(model(name));
  const latest = data?.model.version;
  const shown = version ?? latest;
  const said = useQuery({ ...content(name, shown ?? 0), enabled: shown !== undefined });
  const owner = isOwner(useSession().teams);
  const [uploading, setUploading] = useState(false);
  const [back, setBack] = useState<number>();
  const navigate = useNavigate();
  const toDraft = ({ id }: { id: string }) => void navigate({ to: '/models/drafts/$id', params: { id } });
  const edit = useModeling(
    () => begin(shown === latest ? { name } : { name, from: shown as number }),
    toDraft,
  );
  useEffect(() => {
    document.title = `${data?.model.title ?? name} · Countersign`;
  }, [data, name]);
  if (!data || shown === undefined) {
    return error ? <ProblemNotice error={error} /> : <SkeletonText paragraph lineCount={10} />;
  }
  const warmed = { onPointerEnter: () => warm(data.model.kind), onFocus: () => warm(data.model.kind) };
  return (
    <>
      <p className="quiet">
        <Link to="/models">Models</Link>
      </p>
      <header className="page-head">
        <h1 dir="auto">{data.model.title}</h1>
        {owner && (
          <div className="own-actions own-actions--head">
            <Button kind="tertiary" size="sm" onClick={() => setUploading(true)}>
              Upload a file …
            </Button>
            <Button size="sm" disabled={edit.isPending} onClick={() => edit.mutate(undefined)} {...warmed}>
              {shown === latest ? 'Edit' : `Edit from version ${shown}`}
            </Button>
          </div>
        )}
      </header>
      <p className="lead">
        <code>{name}</code> · version {data.model.version} is in force
        {data.model.kind === 'bpmn' && ` · ${counted(data.model.running, 'instance')} running`}
        {data.model.drafts > 0 && (
          <>
            {' · '}
            <Link to="/models/drafts">{counted(data.model.drafts, 'open draft')}</Link>
          </>
        )}
      </p>
      {edit.isError && <ProblemNotice error={edit.error} />}
      {said.error && <ProblemNotice error={said.error} />}
      <ModelView
        key={shown}
        title={`Version ${shown}${shown === latest ? ', in force' : ''}`}
        kind={data.model.kind}
        name={name}
        content={said.data}
      />
      <Section title="Versions">
        <VersionList
          name={name}
          versions={data.versions}
          shown={shown}
          running={data.model.kind === 'bpmn'}
          following={owner}
          {...(owner ? { onRollBack: setBack } : {})}
          onCompare={(from, to) =>
            void navigate({ to: '/models/compare', search: { from: `${name}@${from}`, to: `${name}@${to}` } })
          }
        />
      </Section>
      <Suspense>
        {back !== undefined && (
          <GoBack
            name={name}
            version={back}
            onAsked={({ id }) => void navigate({ to: '/models/releases/$id', params: { id } })}
            onClose={() => setBack(undefined)}
          />
        )}
        {uploading && <UploadDraft name={name} onBegun={toDraft} onClose={() => setUploading(false)} />}
      </Suspense>
    </>
  );
}
