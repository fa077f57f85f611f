import { Button, Modal, TextInput } from '@carbon/react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api } from '../../shared/api/client';
import { ProblemNotice } from '../../shared/ui/ProblemNotice';

/** A file that proves something: kept as it is, named by its digest. */
export function AttachEvidence({ id }: { id: string }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button kind="ghost" size="sm" onClick={() => setOpen(true)}>
        Attach evidence …
      </Button>
      {open && <Upload id={id} onClose={() => setOpen(false)} />}
    </>
  );
}

function Upload({ id, onClose }: { id: string; onClose: () => void }) {
  const cache = useQueryClient();
  const [kind, setKind] = useState('test-report');
  const [title, setTitle] = useState('');
  const [file, setFile] = useState<File>();
  const attach = useMutation({
    mutationFn: (bytes: File) => {
      const type = bytes.type || 'application/octet-stream';
      return answered(
        api.POST('/api/v1/changes/{id}/evidence/content', {
          // The header's name is a string to whoever sends it, and an object only to whoever describes it.
          params: {
            path: { id },
            query: { kind, title },
            header: { 'Content-Type': type as unknown as object },
          },
          body: bytes as never,
          bodySerializer: () => bytes,
          headers: { 'Content-Type': type },
        }),
      );
    },
    onSuccess: async () => {
      onClose();
      await cache.invalidateQueries({ queryKey: ['change', id] });
    },
  });
  return (
    <Modal
      open
      size="sm"
      modalHeading="Attach evidence"
      primaryButtonText={attach.isPending ? 'Attaching …' : 'Attach'}
      secondaryButtonText="Not now"
      primaryButtonDisabled={attach.isPending || !file || title.trim() === '' || kind.trim() === ''}
      onRequestSubmit={() => file && attach.mutate(file)}
      onRequestClose={onClose}
    >
      <div className="fields">
        <div>
          <label className="cds--label" htmlFor="evidence-file">
            File, at most 10 MB
          </label>
          <input
            id="evidence-file"
            type="file"
            className="file"
            onChange={(event) => {
              const chosen = event.target.files?.[0];
              setFile(chosen);
              setTitle((before) => before || chosen?.name || '');
            }}
          />
        </div>
        <TextInput
          id="evidence-title"
          labelText="Title"
          maxLength={200}
          value={title}
          onChange={(event) => setTitle(event.target.value)}
        />
        <TextInput
          id="evidence-kind"
          labelText="Kind"
          helperText="Such as test-report, plan, review."
          maxLength={60}
          value={kind}
          onChange={(event) => setKind(event.target.value)}
        />
      </div>
      {attach.isError && <ProblemNotice error={attach.error} />}
    </Modal>
  );
}
