import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { claim } from './queue';

/** Rows that somebody has marked, and what can be done with all of them. */
export function useMarks() {
  const cache = useQueryClient();
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const mark = useCallback(
    (id: string) =>
      setMarked((before) => {
        const after = new Set(before);
        if (!after.delete(id)) {
          after.add(id);
        }
        return after;
      }),
    [],
  );
  const clear = useCallback(() => setMarked(new Set()), []);
  const claiming = useMutation({
    mutationFn: claim,
    onSuccess: () => {
      clear();
      void cache.invalidateQueries({ queryKey: ['tasks'] });
    },
  });
  return { marked, mark, clear, claiming };
}
