import { ago, exactly } from '../time/deadline';

/** When something happened, in words; the exact time is in the title. */
export function Moment({ at }: { at: string }) {
  return (
    <time dateTime={at} title={exactly(at)}>
      {ago(at, Date.now())}
    </time>
  );
}
