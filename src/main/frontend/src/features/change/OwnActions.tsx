import { Button, Modal, TextArea } from '@carbon/react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { answered, api } from '../../shared/api/client';
import { ProblemNotice } from '../../shared/ui/ProblemNotice';
import { AttachEvidence } from './AttachEvidence';
import { type Change, tagOf } from './change';

/** What whoever asked can still do about it. */
export function OwnActions({ change }: { change: Change }) {
  const [withdrawing, setWithdrawing] = useState(false);
  const rejected = change.status === 'rejected';
  const may = (action: string) => change.allowedActions.includes(action);
  return (
    <div className="own-actions">
      {may('revise') && (
        <Link
          to="/changes/$id/revise"
          params={{ id: change.id }}
          className={`cds--btn cds--btn--sm cds--layout--size-sm cds--btn--${rejected ? 'primary' : 'tertiary'}`}
        >
          {rejected ? 'Put it right …' : 'Revise …'}
        </Link>
      )}
      {may('attach-evidence') && <AttachEvidence id={change.id} />}
      {may('withdraw') && (
        <Button kind="danger--ghost" size="sm" onClick={() => setWithdrawing(true)}>
          Withdraw …
        </Button>
      )}
      <Link
        to="/changes/new"
        search={{ like: change.id }}
        className="cds--btn cds--btn--sm cds--layout--size-sm cds--btn--ghost"
      >
        Ask again like this one
      </Link>
      {withdrawing && <Withdrawal id={change.id} onClose={() => setWithdrawing(false)} />}
    </div>
  );
}

function Withdrawal({ id, onClose }: { id: string; onClose: () => void }) {
  const cache = useQueryClient();
  const [reason, setReason] = useState('');
  const withdraw = useMutation({
    mutationFn: async () => {
      const tag = await tagOf(id);
      return answered(
        api.POST('/api/v1/changes/{id}/withdrawal', {
          params: { path: { id }, header: { 'If-Match': tag } },
          body: { reason },
        }),
      );
    },
    onSuccess: async () => {
      onClose();
      void cache.invalidateQueries({ queryKey: ['changes'] });
      await cache.invalidateQueries({ queryKey: ['change', id] });
    },
  });
  return (
    <Modal
      open
      danger
      size="sm"
      modalHeading="Withdraw this change"
      primaryButtonText={withdraw.isPending ? 'Withdrawing …' : 'Withdraw'}
      secondaryButtonText="Keep it"
      primaryButtonDisabled={withdraw.isPending || reason.trim() === ''}
      onRequestSubmit={() => withdraw.mutate()}
      onRequestClose={onClose}
    >
      <p className="lead">It is closed for good, its permits are revoked, and it stays on record.</p>
      <TextArea
        id="withdrawal-reason"
        data-modal-primary-focus
        labelText="Why it is not wanted any more"
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      {withdraw.isError && <ProblemNotice error={withdraw.error} />}
    </Modal>
  );
}
