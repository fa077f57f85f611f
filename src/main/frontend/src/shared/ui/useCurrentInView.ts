import { useEffect, useRef } from 'react';

/**
 * Moves a row of links along, where it is wider than the screen, so that the current one is seen among them.
 *
 * @param shown what is current, in any words
 */
export function useCurrentInView(shown: string) {
  const row = useRef<HTMLElement>(null);
  useEffect(() => {
    const links = row.current;
    const move = () => {
      const link = shown === '' ? null : links?.querySelector<HTMLElement>('[aria-current]');
      if (links && link) {
        links.scrollLeft = link.offsetLeft - links.offsetLeft - (links.clientWidth - link.offsetWidth) / 2;
      }
    };
    // The links grow once it is known how much each leads to.
    const growth = new ResizeObserver(move);
    for (const link of links?.children ?? []) {
      growth.observe(link);
    }
    return () => growth.disconnect();
  }, [shown]);
  return row;
}
