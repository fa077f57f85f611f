import { TextArea } from '@carbon/react';
import { useState } from 'react';
import { answered, api } from '../../shared/api/client';
import { ActDialog } from '../../shared/ui/ActDialog';
import { type Session, useGlass } from './glass';

/** Ends somebody else's session, by the incident command, security or compliance. */
export default function Revoke({ session, onClose }: { session: Session; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const path = { id: session.id };
  const revoke = useGlass(
    () => answered(api.POST('/api/v1/break-glass/{id}/revocation', { params: { path }, body: { reason } })),
    onClose,
  );
  return (
    <ActDialog
      danger
      title="Revoke this session"
      act="Revoke it"
      consequence={`It is over at once, and its permits start nothing any more. What runs already goes on. ${session.openedBy} can open another; its closure is owed from now on.`}
      ready={reason.trim() !== ''}
      running={revoke}
      onAct={() => revoke.mutate(undefined)}
      onClose={onClose}
    >
      <TextArea
        id="revoke-reason"
        labelText="Why"
        helperText="It is recorded, and shown to whoever opened it."
        rows={3}
        dir="auto"
        value={reason}
        onChange={(e) => setReason(e.target.value)}
      />
    </ActDialog>
  );
}
