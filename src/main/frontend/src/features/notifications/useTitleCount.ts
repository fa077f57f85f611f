import { useEffect } from 'react';
import { counted } from './counted';

/** The window's title says how much is unread, whatever page gives itself a title. */
export function useTitleCount(count: number) {
  useEffect(() => {
    const show = () => {
      const title = counted(document.title, count);
      if (title !== document.title) {
        document.title = title;
      }
    };
    show();
    const pages = new MutationObserver(show);
    pages.observe(document.head, { subtree: true, childList: true, characterData: true });
    return () => {
      pages.disconnect();
      document.title = counted(document.title, 0);
    };
  }, [count]);
}
