import { Button, TextInput } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Moment } from '../../shared/ui/Moment';
import { ProblemNotice } from '../../shared/ui/ProblemNotice';
import { startReplay } from './api';
import { useModeling } from './models';
import { ReplayView } from './ReplayView';
import { replaysOf } from './replaying';

const DAY = 86_400_000;
/** Beyond now the server replays until now. */
const endOf = (date: string) => new Date(Date.parse(`${date}T00:00:00`) + DAY).toISOString();

const day = (at: number) => new Date(at).toISOString().slice(0, 10);

/** Asks what a draft would have done to past changes. */
export function ReplayPanel({
  draft,
  owner,
  digest,
}: {
  draft: string;
  owner: boolean;
  digest: string | undefined;
}) {
  const { data, error } = useQuery(replaysOf(draft));
  const [from, setFrom] = useState(() => day(Date.now() - 90 * DAY));
  const [until, setUntil] = useState(() => day(Date.now()));
  const begin = useModeling(
    () =>
      startReplay(draft, {
        from: new Date(`${from}T00:00:00`).toISOString(),
        until: endOf(until),
      }),
    () => {},
  );
  const latest = data?.[0];
  if (data === null) {
    return <p className="quiet">Replays are not there yet in this installation.</p>;
  }
  return (
    <>
      <p className="quiet">
        Every change that was asked for in these days is asked about again: by what is in force, and by this
        draft as it is saved.
      </p>
      {owner && (
        <div className="replay-range">
          <TextInput
            id="replay-from"
            type="date"
            size="sm"
            labelText="From"
            value={from}
            onChange={(event) => setFrom(event.target.value)}
          />
          <TextInput
            id="replay-until"
            type="date"
            size="sm"
            labelText="Until"
            value={until}
            onChange={(event) => setUntil(event.target.value)}
          />
          <Button
            size="sm"
            kind="tertiary"
            disabled={begin.isPending || latest?.status === 'running' || from === '' || until === ''}
            onClick={() => begin.mutate(undefined)}
          >
            Replay them
          </Button>
        </div>
      )}
      {error && <ProblemNotice error={error} />}
      {begin.isError && <ProblemNotice error={begin.error} />}
      {latest && (
        <>
          <p className="quiet">
            Begun <Moment at={latest.startedAt} />
            {(latest.stale || (digest && latest.draftDigest !== digest)) &&
              ', of an earlier state of this draft: replay again'}
            .
          </p>
          <ReplayView replay={latest} />
        </>
      )}
    </>
  );
}
