import { Button } from '@carbon/react';
import { useMutation } from '@tanstack/react-query';
import { answered, api } from '../api/client';
import { save } from '../csv/csv';
import { ProblemNotice } from '../ui/ProblemNotice';

/** All evidence of a change or a session in one file, to be verified without this server. */
export function EvidencePack({ id }: { id: string }) {
  const pack = useMutation({
    mutationFn: () =>
      answered<unknown>(
        api.GET('/api/v1/compliance/evidence-packs/{id}', { params: { path: { id } }, parseAs: 'blob' }),
      ),
    onSuccess: (zip) => save(`evidence-${id}.zip`, zip as Blob),
  });
  return (
    <div className="evidence-pack">
      <Button kind="tertiary" size="sm" disabled={pack.isPending} onClick={() => pack.mutate()}>
        Evidence pack
      </Button>
      <p className="quiet">
        A zip with the report, these entries and their proofs. Anybody can verify it without this server.
      </p>
      {pack.isError && <ProblemNotice error={pack.error} onClose={pack.reset} />}
    </div>
  );
}
