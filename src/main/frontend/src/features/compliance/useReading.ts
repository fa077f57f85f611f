import { type RefObject, useEffect, useState } from 'react';

const BEGUN = 40;

/** Whether somebody is in the midst of a part of a page: has scrolled, points at it, or has the focus in it. */
export function useReading(part: RefObject<HTMLElement | null>): boolean {
  const [reading, setReading] = useState(false);
  useEffect(() => {
    const look = () => {
      const here = part.current;
      setReading(
        window.scrollY > BEGUN || Boolean(here?.matches(':hover') || here?.contains(document.activeElement)),
      );
    };
    const events = ['scroll', 'pointerover', 'focusin', 'focusout'] as const;
    for (const event of events) {
      document.addEventListener(event, look, { passive: true });
    }
    return () => {
      for (const event of events) {
        document.removeEventListener(event, look);
      }
    };
  }, [part]);
  return reading;
}
