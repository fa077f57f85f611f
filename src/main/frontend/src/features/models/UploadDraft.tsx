import { TextInput } from '@carbon/react';
import { useState } from 'react';
import { ActDialog } from '../../shared/ui/ActDialog';
import { begin, type Draft, useModeling } from './models';
import { isModelName } from './words';

/** Begins a draft from a file, of a model that is there or of a new one. */
export default function UploadDraft({
  name,
  onBegun,
  onClose,
}: {
  /** Of the model that it is to take the place of; none: as the file is called. */
  name?: string;
  onBegun: (draft: Draft) => void;
  onClose: () => void;
}) {
  const [file, setFile] = useState<File>();
  const [called, setCalled] = useState(name ?? '');
  const act = useModeling(async () => begin({ name: called, content: await (file as File).text() }), onBegun);
  const fits = isModelName(called);
  return (
    <ActDialog
      title={name ? `Upload another ${name}` : 'Upload a model'}
      act="Upload it"
      consequence="It becomes a draft that can be checked, tried and released. Nothing that is in force changes."
      ready={file !== undefined && fits}
      running={act}
      onAct={() => act.mutate(undefined)}
      onClose={onClose}
    >
      <label>
        <span className="cds--label">File: .bpmn, .dmn or .form</span>
        <input
          type="file"
          className="file"
          accept=".bpmn,.dmn,.form,.json,.xml"
          onChange={(event) => {
            const chosen = event.target.files?.[0];
            setFile(chosen);
            if (chosen && !name) {
              setCalled(chosen.name);
            }
          }}
        />
      </label>
      {!name && (
        <TextInput
          id="upload-name"
          labelText="Name of the model"
          helperText="Lower-case letters, digits and dashes, with its ending: legal-sign-off.form"
          invalid={called !== '' && !fits}
          invalidText="Lower-case letters, digits and dashes, with its ending: legal-sign-off.form"
          value={called}
          onChange={(event) => setCalled(event.target.value.trim())}
        />
      )}
    </ActDialog>
  );
}
