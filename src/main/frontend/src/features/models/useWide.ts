import { useSyncExternalStore } from 'react';

const WIDE = '(min-width: 40rem)';

const heard = (moved: () => void) => {
  const query = matchMedia(WIDE);
  query.addEventListener('change', moved);
  return () => query.removeEventListener('change', moved);
};

/** Whether there is room to edit. */
export const useWide = () => useSyncExternalStore(heard, () => matchMedia(WIDE).matches);
