import { TextArea } from '@carbon/react';
import { useState } from 'react';
import { ActDialog } from '../../shared/ui/ActDialog';
import { withdraw } from './api';
import { useModeling } from './models';

export default function WithdrawRelease({ id, onClose }: { id: string; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const act = useModeling(() => withdraw(id, reason), onClose);
  return (
    <ActDialog
      danger
      title="Withdraw this release"
      act="Withdraw it"
      consequence="Nobody decides on it any more, and nothing comes into force. The draft can be edited again."
      ready={reason.trim() !== ''}
      running={act}
      onAct={() => act.mutate(undefined)}
      onClose={onClose}
    >
      <TextArea
        id="withdraw-reason"
        labelText="Reason"
        dir="auto"
        rows={3}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </ActDialog>
  );
}
