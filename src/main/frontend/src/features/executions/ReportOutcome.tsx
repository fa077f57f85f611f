import { RadioButton, RadioButtonGroup, TextArea, TextInput } from '@carbon/react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api, type Schemas } from '../../shared/api/client';
import { keyOnce, refused, sent } from '../../shared/api/once';
import { ActDialog } from '../../shared/ui/ActDialog';

const RESULTS = [
  ['succeeded', 'Succeeded'],
  ['failed', 'Failed'],
  ['rolled_back', 'Rolled back'],
] as const;

type Result = (typeof RESULTS)[number][0];

/** How a run ended, said by a person in place of its pipeline. */
export default function ReportOutcome({
  change,
  execution,
  onClose,
}: {
  change: string;
  execution: Schemas['RunsExecutionView'];
  onClose: () => void;
}) {
  const cache = useQueryClient();
  const [result, setResult] = useState<Result>();
  const [digest, setDigest] = useState('');
  const [notes, setNotes] = useState('');
  const [title, setTitle] = useState('');
  const [url, setUrl] = useState('');
  const linked = title.trim() !== '' && url.trim() !== '';
  const halfLinked = !linked && (title.trim() !== '' || url.trim() !== '');
  const name = `outcome/${execution.id}`;
  const body = {
    result,
    observedDigest: digest.trim() || undefined,
    notes: notes.trim() || undefined,
    evidence: linked ? [{ kind: 'outcome', title: title.trim(), url: url.trim() }] : undefined,
  };
  const report = useMutation({
    mutationFn: () =>
      answered(
        api.POST('/api/v1/changes/executions/{id}/outcome', {
          params: { path: { id: execution.id } },
          body,
          headers: { 'Idempotency-Key': keyOnce(name, body) },
        }),
      ),
    onError: (error) => refused(name, error),
    onSuccess: async () => {
      sent(name);
      onClose();
      void cache.invalidateQueries({ queryKey: ['changes'] });
      await cache.invalidateQueries({ queryKey: ['change', change] });
    },
  });
  return (
    <ActDialog
      title="Report how it ended"
      act="Report"
      consequence="It closes the change for good. Report what happened, whatever it was."
      ready={result !== undefined && (result !== 'succeeded' || digest.trim() !== '') && !halfLinked}
      running={report}
      onAct={() => report.mutate()}
      onClose={onClose}
    >
      <RadioButtonGroup
        legendText="Result"
        name="outcome-result"
        orientation="vertical"
        valueSelected={result}
        onChange={(chosen) => setResult(chosen as Result)}
      >
        {RESULTS.map(([value, label]) => (
          <RadioButton key={value} id={`outcome-${value}`} value={value} labelText={label} />
        ))}
      </RadioButtonGroup>
      <TextInput
        id="outcome-digest"
        labelText="Digest of what ran"
        helperText="sha256: and 64 hexadecimal digits, from the system that ran it. Needed where it succeeded."
        value={digest}
        onChange={(event) => setDigest(event.target.value)}
      />
      <TextInput
        id="outcome-evidence-title"
        labelText="Title of the evidence"
        helperText="What shows how it ended, such as the log of the roll-out."
        maxLength={200}
        dir="auto"
        value={title}
        onChange={(event) => setTitle(event.target.value)}
      />
      <TextInput
        id="outcome-evidence-url"
        labelText="Address of the evidence"
        helperText="It begins with https:// or http://. Needed where evidence is named."
        value={url}
        onChange={(event) => setUrl(event.target.value)}
      />
      <TextArea
        id="outcome-notes"
        labelText="Notes"
        rows={3}
        dir="auto"
        value={notes}
        onChange={(event) => setNotes(event.target.value)}
      />
    </ActDialog>
  );
}
