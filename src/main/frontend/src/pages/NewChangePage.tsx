import { Button, SkeletonText } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import { begun, changeForm, useSubmission } from '../features/asking/asking';
import { ProposalForm } from '../features/asking/ProposalForm';
import { faultsOf, proposalOf, typedFrom } from '../features/asking/proposal';
import type { FormHandle, FormState } from '../shared/forms/CamundaForm';
import { forget } from '../shared/forms/draft';
import { ProblemNotice } from '../shared/ui/ProblemNotice';

const route = getRouteApi('/signed-in/changes/new');

/** Asks for a change, and says before it is sent what policy will ask of whom. */
export function NewChangePage() {
  const { like } = route.useSearch();
  const navigate = route.useNavigate();
  const form = useQuery(changeForm);
  const copied = useQuery({ ...begun(like ?? ''), enabled: like !== undefined });
  const draft = like ? `change/like/${like}` : 'change/new';
  const handle = useRef<FormHandle>(null);
  const [unsent, setUnsent] = useState(false);
  const [state, setState] = useState<FormState>('opening');
  const [times, setTimes] = useState(0);
  const send = useSubmission(draft);
  const ready = form.data && (!like || copied.data);
  const data = useMemo(
    () => ({
      ...form.data?.data,
      ...(copied.data ? { ...typedFrom(copied.data.change), window: {} } : {}),
    }),
    [form.data, copied.data],
  );
  useEffect(() => {
    document.title = 'New change · Countersign';
  }, []);
  const submit = () => {
    const filled = handle.current?.submit();
    const bad = !filled || Object.keys(filled.errors).length > 0 || faultsOf(filled.data).length > 0;
    setUnsent(bad);
    if (filled && !bad) {
      send.mutate(proposalOf(filled.data), {
        onSuccess: ({ id }) => void navigate({ to: '/changes/$id', params: { id } }),
      });
    }
  };
  const startAnew = () => {
    forget(draft);
    send.reset();
    setUnsent(false);
    setTimes((before) => before + 1);
  };
  return (
    <>
      <header className="page-head">
        <h1>New change</h1>
        <Button kind="ghost" size="sm" onClick={startAnew} disabled={!ready}>
          Clear what I typed
        </Button>
      </header>
      <p className="lead">
        {copied.data && (
          <>
            Filled in like “<bdi>{copied.data.change.title}</bdi>”.{' '}
          </>
        )}
        What you type is kept in this browser tab until you send it.
      </p>
      {(form.error ?? copied.error) && <ProblemNotice error={form.error ?? copied.error} />}
      {!ready && !form.error && !copied.error && <SkeletonText paragraph lineCount={12} />}
      {ready && form.data && (
        <ProposalForm
          key={`${draft} ${times}`}
          form={form.data}
          data={data}
          draft={draft}
          handle={handle}
          refused={send.error}
          onState={setState}
        >
          {unsent && (
            <p role="alert" className="mark mark--error">
              Not sent yet: something above is missing or not right.
            </p>
          )}
          {send.isError && <ProblemNotice error={send.error} />}
          <div className="decide__buttons">
            <Button onClick={submit} disabled={send.isPending || state !== 'ready'}>
              {send.isPending ? 'Sending …' : 'Ask for this change'}
            </Button>
          </div>
        </ProposalForm>
      )}
    </>
  );
}
