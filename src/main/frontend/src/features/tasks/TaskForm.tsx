import { Button, InlineLoading } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useRef, useState } from 'react';
import type { FormHandle, FormState } from '../../shared/forms/CamundaForm';
import { formOf, useCompletion } from '../../shared/tasks/task';
import { arriving } from '../../shared/ui/arriving';
import { ProblemNotice } from '../../shared/ui/ProblemNotice';

const CamundaForm = lazy(() => arriving(() => import('../../shared/forms/CamundaForm')));

/** The form that the process has for a task. What is typed is kept until it is sent. */
export function TaskForm({
  task,
  change,
  onDone,
}: {
  task: string;
  change: string | undefined;
  onDone: () => void;
}) {
  const draft = `task/${task}`;
  const form = useQuery(formOf(task));
  const handle = useRef<FormHandle>(null);
  const [unsent, setUnsent] = useState(false);
  const [state, setState] = useState<FormState>('opening');
  const send = useCompletion(task, change, draft);
  const submit = () => {
    const filled = handle.current?.submit();
    const bad = !filled || Object.keys(filled.errors).length > 0;
    setUnsent(bad);
    if (filled && !bad) {
      send.mutate(filled.data, { onSuccess: onDone });
    }
  };
  if (!form.data) {
    return form.error ? (
      <>
        <ProblemNotice error={form.error} />
        <p>If this stays so, tell the process owners: the form of the task is theirs.</p>
      </>
    ) : (
      <InlineLoading description="Opening the form" />
    );
  }
  return (
    <>
      <div className="asking__form">
        <Suspense fallback={<InlineLoading description="Opening the form" />}>
          <CamundaForm
            schema={form.data.schema}
            data={form.data.data}
            draft={draft}
            handle={handle}
            onState={setState}
          />
        </Suspense>
      </div>
      {unsent && (
        <p role="alert" className="mark mark--error">
          Not sent yet: something above is missing or too short.
        </p>
      )}
      {send.isError && <ProblemNotice error={send.error} />}
      {state !== 'broken' && (
        <div className="decide__buttons">
          <Button onClick={submit} disabled={send.isPending || state !== 'ready'}>
            {send.isPending ? 'Sending …' : 'Complete the task'}
          </Button>
        </div>
      )}
    </>
  );
}
