import { Button, SkeletonText, TextArea } from '@carbon/react';
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { ProblemNotice } from '../../shared/ui/ProblemNotice';
import { OpenIncident } from './OpenIncident';
import { OpenScope } from './OpenScope';
import { Proposed } from './Proposed';
import { useOpening } from './useOpening';

/** All that has to be said before the glass breaks: one sentence, where the rest is known. */
export function OpenForm({ account, onOpened }: { account: string; onOpened: (id: string) => void }) {
  const form = useOpening(account, onOpened);
  const { values, set, proposed } = form;
  const [altering, setAltering] = useState(false);
  const reason = useRef<HTMLTextAreaElement>(null);
  useEffect(() => reason.current?.focus(), []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    form.send();
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.send();
    }
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a chord that works wherever the hand is
    <div className="fields glass-form" onKeyDown={press}>
      <form id="glass-opening" className="fields" onSubmit={submit} aria-label="Open an emergency session">
        <OpenIncident form={form} />
        <TextArea
          id="glass-reason"
          ref={reason}
          labelText="What is broken, and what you are about to do"
          rows={2}
          dir="auto"
          value={values.reason}
          onChange={(e) => set({ reason: e.target.value })}
        />
      </form>
      {proposed === undefined && <SkeletonText paragraph lineCount={2} />}
      {proposed && !altering && !form.wrong && (
        <Proposed values={values} proposed={proposed} onAlter={() => setAltering(true)} />
      )}
      {(proposed === null || altering || form.wrong) && <OpenScope values={values} set={set} />}
      {(form.quickChange || values.whyNoChange) && (
        <TextArea
          id="glass-why"
          labelText="Why a change is not quick enough"
          rows={2}
          dir="auto"
          value={values.whyNoChange}
          onChange={(e) => set({ whyNoChange: e.target.value })}
        />
      )}
      {form.error != null && <ProblemNotice error={form.error} />}
      <Button
        type="submit"
        form="glass-opening"
        kind="danger"
        disabled={!form.ready}
        className="glass-form__open"
      >
        {form.opening ? 'Opening …' : 'Break the glass'}
      </Button>
      <p className="quiet">
        <span className="glass-form__key">
          <kbd>Ctrl</kbd> <kbd>Enter</kbd> does the same.{' '}
        </span>
        Those who would have approved a change, the incident command and security are told at once. What you
        do is recorded, and has to be closed.
      </p>
    </div>
  );
}
