import { useEffect } from 'react';

const OFF = 'countersign-shortcuts-off';

export const shortcutsAreOn = () => localStorage.getItem(OFF) === null;
export const switchShortcuts = (on: boolean) =>
  on ? localStorage.removeItem(OFF) : localStorage.setItem(OFF, '1');

/** Single keys, ignored while somebody types, with a modifier, or where they are switched off. */
export function useShortcuts(keys: Record<string, () => void>) {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const into = event.target as HTMLElement;
      const typing = into.closest('input, textarea, select, [contenteditable=true], [role=dialog]');
      const act = keys[event.key.toLowerCase()];
      if (!act || typing || event.ctrlKey || event.metaKey || event.altKey || !shortcutsAreOn()) {
        return;
      }
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [keys]);
}
