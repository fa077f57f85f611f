import { useEffect } from 'react';

const OFF = 'countersign-shortcuts-off';

export const shortcutsAreOn = () => localStorage.getItem(OFF) === null;
export const switchShortcuts = (on: boolean) =>
  on ? localStorage.removeItem(OFF) : localStorage.setItem(OFF, '1');

const REPEATED = ['j', 'k'];

/**
 * Single keys, ignored while somebody types, with a modifier, or where they are switched off. Enter is the link's or the
 * button's that has the focus, and a key that is held down acts once unless it only moves.
 */
export function useShortcuts(keys: Record<string, () => void>) {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const into = event.target as HTMLElement;
      const typing = into.closest('input, textarea, select, [contenteditable=true], [role=dialog]');
      const key = event.key.toLowerCase();
      const act = keys[key];
      const taken = key === 'enter' && into.closest('a, button, summary');
      const held = event.repeat && !REPEATED.includes(key);
      if (
        !act ||
        typing ||
        taken ||
        held ||
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        !shortcutsAreOn()
      ) {
        return;
      }
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [keys]);
}
