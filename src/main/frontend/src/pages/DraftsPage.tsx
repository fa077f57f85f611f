import { SkeletonText } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { DraftList } from '../features/models/DraftList';
import { warm } from '../features/models/EditorOf';
import { ModelTabs } from '../features/models/ModelTabs';
import { drafts } from '../features/models/models';
import { ProblemNotice } from '../shared/ui/ProblemNotice';

/** What process owners work on. */
export function DraftsPage() {
  const { data, error } = useQuery(drafts);
  useEffect(() => {
    document.title = 'Drafts · Countersign';
  }, []);
  return (
    <>
      <header className="page-head">
        <h1>Drafts</h1>
      </header>
      <ModelTabs />
      {error && <ProblemNotice error={error} />}
      {data === undefined && !error && <SkeletonText paragraph lineCount={5} />}
      {data === null && (
        <p className="empty">
          Drafts are seen by process owners, compliance and administrators. What is in force is in the
          library, for everybody.
        </p>
      )}
      {data?.length === 0 && (
        <p className="empty">Nobody works on a model. A draft begins with “Edit” on the page of a model.</p>
      )}
      {data && data.length > 0 && <DraftList drafts={data} onWarm={({ kind }) => warm(kind)} />}
    </>
  );
}
