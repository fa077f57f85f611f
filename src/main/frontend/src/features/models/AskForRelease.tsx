import { Checkbox, RadioButton, RadioButtonGroup, TextArea, TextInput } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ActDialog } from '../../shared/ui/ActDialog';
import { type Release, requestRelease } from './api';
import { MigrationPart } from './MigrationPart';
import { type Draft, useModeling } from './models';
import { replaysOf } from './replaying';
import { counted } from './words';

/** Asks another process owner to put a draft in force, exactly as it was checked. */
export default function AskForRelease({
  draft,
  digest,
  onAsked,
  onClose,
}: {
  draft: Draft;
  digest: string;
  onAsked: (release: Release) => void;
  onClose: () => void;
}) {
  const [summary, setSummary] = useState('');
  const [effective, setEffective] = useState('');
  const [instances, setInstances] = useState<'stay' | 'migrate'>('stay');
  const [attach, setAttach] = useState(true);
  const replay = (useQuery(replaysOf(draft.id)).data ?? []).find(
    (one) => one.status === 'done' && one.draftDigest === digest,
  );
  const act = useModeling(
    () =>
      requestRelease({
        draft: draft.id,
        digest,
        summary: summary.trim(),
        instances,
        ...(effective ? { effectiveAt: new Date(effective).toISOString() } : {}),
        ...(attach && replay ? { replay: replay.id } : {}),
      }),
    onAsked,
  );
  return (
    <ActDialog
      title={`Ask for the release of ${draft.name}`}
      act="Ask for it"
      consequence="Another process owner, who wrote none of it, decides. What they approve is what comes into force, byte for byte; meanwhile the draft is not edited."
      ready={summary.trim() !== ''}
      running={act}
      onAct={() => act.mutate(undefined)}
      onClose={onClose}
    >
      <TextArea
        id="release-summary"
        labelText="What changes, and why"
        dir="auto"
        rows={3}
        value={summary}
        onChange={(event) => setSummary(event.target.value)}
      />
      <TextInput
        id="release-effective"
        type="datetime-local"
        labelText="In force from (empty: as soon as it is approved)"
        value={effective}
        onChange={(event) => setEffective(event.target.value)}
      />
      {draft.kind === 'bpmn' && (
        <>
          <RadioButtonGroup
            legendText="Running instances"
            name="instances"
            orientation="vertical"
            valueSelected={instances}
            onChange={(value) => setInstances(value as 'stay' | 'migrate')}
          >
            <RadioButton id="instances-stay" value="stay" labelText="stay on the version they began with" />
            <RadioButton id="instances-migrate" value="migrate" labelText="go over to it where they can" />
          </RadioButtonGroup>
          <MigrationPart of={{ draft: draft.id }} migrates={instances === 'migrate'} />
        </>
      )}
      {draft.kind === 'dmn' &&
        (replay ? (
          <Checkbox
            id="release-replay"
            labelText={`Attach the replay on ${counted(replay.total, 'past change')}`}
            checked={attach}
            onChange={(_, { checked }) => setAttach(checked)}
          />
        ) : (
          <p className="quiet">
            No replay of this very state is there, and policy may ask for one: run it beside the editor first.
          </p>
        ))}
    </ActDialog>
  );
}
