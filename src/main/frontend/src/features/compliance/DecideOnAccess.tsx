import { TextArea } from '@carbon/react';
import { useState } from 'react';
import { ActDialog } from '../../shared/ui/ActDialog';
import { useDecide, type Wish } from './reviews';

const WORDS = {
  keep: ['Keep', 'They keep what they have. It cannot be decided again in this review.'],
  revoke: [
    'Revoke',
    'It is taken away at once: a membership ends, a token stops working. It cannot be decided again in this review.',
  ],
} as const;

/** One reason for all that is marked. */
export default function DecideOnAccess({
  review,
  numbers,
  wish,
  onDone,
  onClose,
}: {
  review: string;
  numbers: number[];
  wish: Wish;
  onDone: () => void;
  onClose: () => void;
}) {
  const [reason, setReason] = useState('');
  const decide = useDecide(review, onDone);
  const [act, consequence] = WORDS[wish];
  return (
    <ActDialog
      title={numbers.length === 1 ? `${act} it` : `${act} ${numbers.length} of them`}
      act={act}
      danger={wish === 'revoke'}
      consequence={consequence}
      ready={reason.trim() !== ''}
      running={decide}
      onAct={() => decide.mutate({ numbers, verdict: wish, reason })}
      onClose={onClose}
    >
      <TextArea
        id="access-reason"
        labelText="Reason"
        helperText="What you checked, and with whom."
        dir="auto"
        rows={3}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </ActDialog>
  );
}
