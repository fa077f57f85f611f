import { Button } from '@carbon/react';
import { useMemo, useRef, useState } from 'react';
import type { Schemas } from '../../shared/api/client';
import type { FormHandle, FormState } from '../../shared/forms/CamundaForm';
import { keep, kept, takeOver } from '../../shared/forms/draft';
import { ProblemNotice } from '../../shared/ui/ProblemNotice';
import { alterations, carried, effect, openItems, unanswered } from './alterations';
import { useRevision } from './asking';
import { Checklist } from './Checklist';
import { EffectOnDecisions } from './EffectOnDecisions';
import { happened, Meanwhile } from './Meanwhile';
import { ProposalForm } from './ProposalForm';
import { faultsOf, type Typed, typedFrom } from './proposal';
import { keepsProject, whole } from './revision';

type Change = Schemas['ChangeDetail'];

/** Corrects a change: the same form, filled in, and an answer to each thing that a rejection asked for. */
export function RevisionForm({
  change,
  tag,
  now,
  form,
  onGoOn,
  onRevised,
}: {
  change: Change;
  tag: string;
  now: Change;
  form: Schemas['ShowChangeFormForm'];
  onGoOn: () => void;
  onRevised: (revised: Schemas['ChangeRevised']) => void;
}) {
  const drafts = { form: `revise/${change.id}`, answers: `answers/${change.id}` };
  const [before] = useState<Typed>(() => {
    const filled = { ...form.data, ...typedFrom(change) };
    takeOver(drafts.form, filled, carried);
    return filled;
  });
  const shown = useMemo(() => ({ ...form, schema: keepsProject(form.schema) }), [form]);
  const asked = useMemo(() => whole(change), [change]);
  const [typed, setTyped] = useState<Typed>(before);
  const [answers, setAnswers] = useState(() => (kept(drafts.answers, {}) ?? {}) as Record<string, string>);
  const [tried, setTried] = useState(false);
  const handle = useRef<FormHandle>(null);
  const send = useRevision(change.id, Object.values(drafts));
  const items = openItems(change);
  const altered = useMemo(() => alterations(before, typed), [before, typed]);
  const rejected = change.status === 'rejected';
  const nothing = Object.keys(altered).length === 0 && !rejected;
  const answer = (item: string, words: string) => {
    const next = { ...answers, [item]: words };
    setAnswers(next);
    keep(drafts.answers, {}, next);
  };
  const [bad, setBad] = useState(false);
  const [state, setState] = useState<FormState>('opening');
  const submit = () => {
    const filled = handle.current?.submit();
    const wrong = !filled || Object.keys(filled.errors).length > 0 || faultsOf(filled.data).length > 0;
    setTried(true);
    setBad(wrong || unanswered(items, answers).length > 0);
    if (filled && !wrong && unanswered(items, answers).length === 0) {
      const sent = items.map((item) => ({ item: item.id, answer: (answers[item.id] ?? '').trim() }));
      const body = { ...alterations(before, filled.data), ...(sent.length > 0 ? { answers: sent } : {}) };
      send.mutate({ tag, body }, { onSuccess: onRevised });
    }
  };
  const events = happened(change, now, send.error);
  const open = now.allowedActions.includes('revise');
  return (
    <>
      {items.length > 0 && <Checklist items={items} answers={answers} asked={tried} onAnswer={answer} />}
      <p className="lead asking__lead">
        What you leave as it is stays as it is. Evidence and authors are only ever added.
      </p>
      <ProposalForm
        form={shown}
        data={before}
        draft={drafts.form}
        handle={handle}
        asked={asked}
        refused={send.error}
        onTyped={setTyped}
        onState={setState}
      >
        <Meanwhile events={events} onGoOn={open ? onGoOn : undefined} />
        <EffectOnDecisions effect={effect(change, altered)} status={change.status} />
        {bad && (
          <p role="alert" className="mark mark--error">
            Not sent yet: something above is missing or not right.
          </p>
        )}
        {send.isError && events.length === 0 && <ProblemNotice error={send.error} />}
        <div className="decide__buttons">
          <Button
            onClick={submit}
            disabled={send.isPending || state !== 'ready' || nothing || events.length > 0}
          >
            {send.isPending ? 'Sending …' : `Send revision ${change.revision + 1}`}
          </Button>
        </div>
      </ProposalForm>
    </>
  );
}
