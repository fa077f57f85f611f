import { Button, InlineLoading } from '@carbon/react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import type { Schemas } from '../../shared/api/client';
import type { FormHandle, FormState } from '../../shared/forms/CamundaForm';
import { formOf, useCompletion, useReviewNow } from '../../shared/tasks/task';
import { arriving } from '../../shared/ui/arriving';
import { ProblemNotice } from '../../shared/ui/ProblemNotice';
import { next } from './next';

const CamundaForm = lazy(() => arriving(() => import('../../shared/forms/CamundaForm')));

export type Verdict = 'approve' | 'reject';

/** The form of the review task. Says what happens next before it is sent, and keeps the text whatever happens. */
export function DecisionPanel({
  change,
  task: first,
  verdict,
  onClose,
}: {
  change: Schemas['ChangeDetail'];
  task: string;
  verdict: Verdict;
  onClose: () => void;
}) {
  const cache = useQueryClient();
  const [task, setTask] = useState(first);
  const draft = `decision/${change.id}`;
  const form = useQuery(formOf(task));
  const handle = useRef<FormHandle>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const [typed, setTyped] = useState<Record<string, unknown>>({});
  const [carried, setCarried] = useState<Record<string, unknown>>({ verdict });
  const [unsent, setUnsent] = useState(false);
  const [state, setState] = useState<FormState>('opening');
  const send = useCompletion(task, change.id, draft);
  const data = useMemo(() => ({ ...carried, ...form.data?.data }), [carried, form.data]);
  const moved = form.data !== undefined && typeof data.digest === 'string' && data.digest !== change.digest;
  const hopeless = state === 'broken' || form.isError;
  const submit = () => {
    const filled = handle.current?.submit();
    const bad = !filled || Object.keys(filled.errors).length > 0;
    setUnsent(bad);
    if (filled && !bad) {
      send.mutate(filled.data, { onSuccess: onClose });
    }
  };
  const review = useReviewNow(change.id);
  const takeNew = () => {
    const { digest: _, ...words } = typed;
    const begin = async (now: string) => {
      setCarried(words);
      setTask(now);
      send.reset();
      await cache.resetQueries({ queryKey: formOf(now).queryKey });
    };
    review.mutate(undefined, { onSuccess: begin });
  };
  return (
    <section className="decide" aria-label="Your decision">
      <h2 ref={heading} tabIndex={-1}>
        Your decision
      </h2>
      {form.error && <ProblemNotice error={form.error} />}
      {form.isPending && <InlineLoading description="Opening the form" />}
      {moved && (
        <div className="decide__moved" role="alert">
          <p>
            The change was revised while you were writing: it is revision {change.revision} now. Your text is
            kept.
          </p>
          <Button kind="tertiary" size="sm" onClick={takeNew}>
            I have read it: decide on revision {change.revision}
          </Button>
          {review.isError && <ProblemNotice error={review.error} />}
        </div>
      )}
      {form.data && (
        <Suspense fallback={<InlineLoading description="Opening the form" />}>
          <CamundaForm
            schema={form.data.schema}
            data={data}
            draft={draft}
            handle={handle}
            onChange={(now) => setTyped(now.data)}
            onState={setState}
          />
        </Suspense>
      )}
      <p className="decide__next" aria-live="polite">
        {!hopeless && next(change, typed.verdict)}
      </p>
      {unsent && (
        <p role="alert" className="mark mark--error">
          Not sent yet: something above is missing or too short.
        </p>
      )}
      {send.isError && <ProblemNotice error={send.error} />}
      <div className="decide__buttons">
        {!hopeless && (
          <Button onClick={submit} disabled={send.isPending || moved || state !== 'ready'}>
            {send.isPending ? 'Sending …' : (SEND[typed.verdict as Verdict] ?? 'Send decision')}
          </Button>
        )}
        <Button kind="ghost" onClick={onClose}>
          Not now
        </Button>
      </div>
    </section>
  );
}

const SEND = { approve: 'Send approval', reject: 'Send rejection' };
