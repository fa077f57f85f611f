import { TextArea } from '@carbon/react';
import { useState } from 'react';
import { answered, api } from '../../shared/api/client';
import { ActDialog } from '../../shared/ui/ActDialog';
import { useAct } from './directory';

/** That somebody who has left is forgotten: asked for by an administrator, confirmed by compliance. */
export default function AskForErasure({
  person,
  onClose,
}: {
  person: { id: string; name: string };
  onClose: () => void;
}) {
  const [reason, setReason] = useState('');
  const ask = useAct(
    () =>
      answered(
        api.POST('/api/v1/directory/people/{id}/erasure', {
          params: { path: { id: person.id } },
          body: { reason },
        }),
      ),
    onClose,
  );
  return (
    <ActDialog
      title={`Ask to erase ${person.name}`}
      act="Ask"
      consequence="Nothing happens until compliance confirms it. Then their name and their comments are gone for good; what they did stays, under their id."
      ready={reason.trim() !== ''}
      running={ask}
      onAct={() => ask.mutate()}
      onClose={onClose}
    >
      <TextArea
        id="erasure-reason"
        labelText="Reason"
        dir="auto"
        rows={3}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </ActDialog>
  );
}
