import { TextArea } from '@carbon/react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api } from '../../shared/api/client';
import { ActDialog } from '../../shared/ui/ActDialog';

/** Says why something ran without a permit. */
export default function Explain({ id, what, onClose }: { id: string; what: string; onClose: () => void }) {
  const [explanation, setExplanation] = useState('');
  const cache = useQueryClient();
  const explain = useMutation({
    mutationFn: () =>
      answered(
        api.POST('/api/v1/compliance/observed-executions/{id}/explanation', {
          params: { path: { id } },
          body: { explanation },
        }),
      ),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: ['reports'] });
      onClose();
    },
  });
  return (
    <ActDialog
      title={`Explain what ran on ${what}`}
      act="Explain it"
      consequence="It stays without a permit. The explanation is recorded with your name, and nobody can alter it afterwards."
      ready={explanation.trim().length >= 12}
      running={explain}
      onAct={() => explain.mutate()}
      onClose={onClose}
    >
      <TextArea
        id="explanation"
        labelText="Why it ran"
        helperText="At least 12 characters."
        rows={3}
        dir="auto"
        value={explanation}
        onChange={(event) => setExplanation(event.target.value)}
      />
    </ActDialog>
  );
}
