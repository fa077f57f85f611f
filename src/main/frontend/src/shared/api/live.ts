import type { QueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

const PATIENCE = 2_500;

/** What the server pushes: that a change was altered, that there is a notification, or that all may be different. */
export function useLive(cache: QueryClient): 'open' | 'lost' | 'back' {
  const [state, setState] = useState<'open' | 'lost' | 'back'>('open');
  useEffect(() => {
    let patience: ReturnType<typeof setTimeout> | undefined;
    const source = new EventSource('/api/v1/events');
    source.onopen = () => {
      clearTimeout(patience);
      patience = undefined;
      setState((before) => (before === 'lost' ? 'back' : before));
    };
    source.onerror = () => {
      // Closed for good: the server has answered, and does not push. What is shown is asked for now and then all the same.
      if (source.readyState !== EventSource.CLOSED) {
        patience ??= setTimeout(() => setState('lost'), PATIENCE);
      }
    };
    source.addEventListener('change', (event) => {
      const { id } = JSON.parse(event.data) as { id: string };
      void cache.invalidateQueries({ queryKey: ['change', id] });
      void cache.invalidateQueries({ queryKey: ['changes', 'head'] });
      void cache.invalidateQueries({ queryKey: ['changes', 'count'] });
      void cache.invalidateQueries({ queryKey: ['tasks'] });
    });
    source.addEventListener(
      'notification',
      () => void cache.invalidateQueries({ queryKey: ['notifications'] }),
    );
    source.addEventListener('reset', () => void cache.invalidateQueries());
    return () => {
      clearTimeout(patience);
      source.close();
    };
  }, [cache]);
  return state;
}
