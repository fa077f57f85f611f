import { Button, Modal } from '@carbon/react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api, type Schemas } from '../../shared/api/client';
import { ProblemNotice } from '../../shared/ui/ProblemNotice';

/** Takes a permit back that nobody has used yet. */
export function RevokePermit({ permit, change }: { permit: Schemas['RunsPermitView']; change: string }) {
  const cache = useQueryClient();
  const [asked, setAsked] = useState(false);
  const revoke = useMutation({
    mutationFn: () =>
      answered(api.DELETE('/api/v1/changes/permits/{id}', { params: { path: { id: permit.id } } })),
    onSuccess: () => setAsked(false),
    onSettled: () => {
      void cache.invalidateQueries({ queryKey: ['changes'] });
      return cache.invalidateQueries({ queryKey: ['change', change] });
    },
  });
  return (
    <>
      <Button kind="danger--tertiary" size="sm" onClick={() => setAsked(true)}>
        Revoke the permit …
      </Button>
      {asked && (
        <Modal
          open
          danger
          size="sm"
          modalHeading="Revoke the permit"
          primaryButtonText={revoke.isPending ? 'Revoking …' : 'Revoke'}
          secondaryButtonText="Keep it"
          primaryButtonDisabled={revoke.isPending}
          onRequestSubmit={() => revoke.mutate()}
          onRequestClose={() => setAsked(false)}
        >
          <p>
            <bdi>{permit.account}</bdi> got it for run <bdi>{permit.runId}</bdi> and has not used it. It will
            start nothing any more. The change stays approved: another permit can be asked for.
          </p>
          {revoke.isError && <ProblemNotice error={revoke.error} />}
        </Modal>
      )}
    </>
  );
}
