import { TextArea } from '@carbon/react';
import { useState } from 'react';
import { ActDialog } from '../../shared/ui/ActDialog';
import { type Release, rollBack } from './api';
import { useModeling } from './models';

/** Asks for an earlier version to be in force again. */
export default function GoBack({
  name,
  version,
  onAsked,
  onClose,
}: {
  name: string;
  version: number;
  onAsked: (release: Release) => void;
  onClose: () => void;
}) {
  const [summary, setSummary] = useState('');
  const act = useModeling(() => rollBack(name, version, summary.trim()), onAsked);
  return (
    <ActDialog
      danger
      title={`Go back to version ${version} of ${name}`}
      act="Ask for it"
      consequence="It is a release like any other: another process owner decides, and then the file of that version is in force again, as a new version."
      ready={summary.trim() !== ''}
      running={act}
      onAct={() => act.mutate(undefined)}
      onClose={onClose}
    >
      <TextArea
        id="rollback-summary"
        labelText="Why"
        dir="auto"
        rows={3}
        value={summary}
        onChange={(event) => setSummary(event.target.value)}
      />
    </ActDialog>
  );
}
