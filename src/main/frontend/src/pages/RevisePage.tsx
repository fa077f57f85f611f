import { SkeletonText } from '@carbon/react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { begun, changeForm } from '../features/asking/asking';
import { RevisionForm } from '../features/asking/RevisionForm';
import { Sent } from '../features/asking/Sent';
import { change as changeOf } from '../features/change/change';
import type { Schemas } from '../shared/api/client';
import { ProblemNotice } from '../shared/ui/ProblemNotice';
import { StatusTag } from '../shared/ui/Tags';

const route = getRouteApi('/signed-in/changes/$id/revise');

/** Puts right what was rejected, or amends what is not decided yet. */
export function RevisePage() {
  const { id } = route.useParams();
  const cache = useQueryClient();
  const form = useQuery(changeForm);
  const start = useQuery(begun(id));
  const now = useQuery(changeOf(id));
  const [revised, setRevised] = useState<Schemas['ChangeRevised']>();
  useEffect(() => {
    document.title = 'Revise · Countersign';
  }, []);
  const error = form.error ?? start.error ?? now.error;
  const begunWith = start.data;
  const may = begunWith?.change.allowedActions.includes('revise');
  return (
    <>
      <header className="page-head">
        <h1>Revise</h1>
        {begunWith && <StatusTag status={(revised ?? begunWith).change.status} />}
      </header>
      <p className="lead">
        <Link to="/changes/$id" params={{ id }} dir="auto">
          {(revised ?? begunWith)?.change.title ?? 'To the change'}
        </Link>
      </p>
      {error && <ProblemNotice error={error} />}
      {!error && !begunWith && <SkeletonText paragraph lineCount={12} />}
      {begunWith && !may && !revised && (
        <p className="empty">
          You cannot revise this change: only its requester and authors can, until it runs or is closed.
        </p>
      )}
      {revised && <Sent revised={revised} />}
      {!revised && may && begunWith && form.data && now.data && (
        <RevisionForm
          key={begunWith.tag}
          change={begunWith.change}
          tag={begunWith.tag}
          now={now.data}
          form={form.data}
          onGoOn={() => void cache.resetQueries({ queryKey: begun(id).queryKey })}
          onRevised={setRevised}
        />
      )}
    </>
  );
}
