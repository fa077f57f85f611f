import { useCallback, useEffect, useRef, useState } from 'react';

/** Something that opens below a button and goes away with Escape, or when somebody clicks or goes on beside it. */
export function useMenu() {
  const [open, setOpen] = useState(false);
  const ref = useRef<HTMLDivElement>(null);
  const close = useCallback(() => setOpen(false), []);
  const toggle = useCallback(() => setOpen((now) => !now), []);
  useEffect(() => {
    if (!open) {
      return;
    }
    const beside = (event: Event) => {
      if (!ref.current?.contains(event.target as Node)) {
        close();
      }
    };
    const closing = (event: KeyboardEvent) => {
      if (event.key === 'Escape') {
        close();
        ref.current?.querySelector('button')?.focus();
      }
    };
    document.addEventListener('pointerdown', beside);
    document.addEventListener('focusin', beside);
    document.addEventListener('keydown', closing);
    return () => {
      document.removeEventListener('pointerdown', beside);
      document.removeEventListener('focusin', beside);
      document.removeEventListener('keydown', closing);
    };
  }, [open, close]);
  return { open, ref, close, toggle };
}
