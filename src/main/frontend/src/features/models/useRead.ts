import { useEffect, useState } from 'react';

/** What a library makes of a text; {@code failed} where it makes nothing of it. */
export function useRead<T>(text: string | undefined, read: (text: string) => Promise<T>) {
  const [state, setState] = useState<{ of?: string; value?: T; failed?: boolean }>({});
  useEffect(() => {
    let gone = false;
    if (text !== undefined) {
      read(text).then(
        (value) => !gone && setState({ of: text, value }),
        () => !gone && setState({ of: text, failed: true }),
      );
    }
    return () => {
      gone = true;
    };
  }, [text, read]);
  return state.of === text ? state : {};
}
