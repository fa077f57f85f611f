import { Button, SkeletonText } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { ModelList } from '../features/models/ModelList';
import { ModelTabs } from '../features/models/ModelTabs';
import { isOwner, library } from '../features/models/models';
import { useSession } from '../features/session/session';
import { arriving } from '../shared/ui/arriving';
import { ProblemNotice } from '../shared/ui/ProblemNotice';

const UploadDraft = lazy(() => arriving(() => import('../features/models/UploadDraft')));

/** Every process, table and form that is in force. */
export function ModelsPage() {
  const { data, error } = useQuery(library);
  const owner = isOwner(useSession().teams);
  const [uploading, setUploading] = useState(false);
  const navigate = useNavigate();
  useEffect(() => {
    document.title = 'Models · Countersign';
  }, []);
  return (
    <>
      <header className="page-head">
        <h1>Models</h1>
        {owner && (
          <Button kind="tertiary" size="sm" onClick={() => setUploading(true)}>
            Upload a model …
          </Button>
        )}
      </header>
      <ModelTabs />
      <p className="lead">
        The processes, tables and forms by which changes and emergency sessions run.{' '}
        {owner
          ? 'Open one to edit it in a draft; a second process owner releases it.'
          : 'Process owners change them; a second one releases each change.'}
      </p>
      {error && <ProblemNotice error={error} />}
      {!data && !error && <SkeletonText paragraph lineCount={8} />}
      {data &&
        (['bpmn', 'dmn', 'form'] as const).map((kind) => (
          <ModelList key={kind} kind={kind} models={data.filter((one) => one.kind === kind)} />
        ))}
      <Suspense>
        {uploading && (
          <UploadDraft
            onBegun={({ id }) => void navigate({ to: '/models/drafts/$id', params: { id } })}
            onClose={() => setUploading(false)}
          />
        )}
      </Suspense>
    </>
  );
}
