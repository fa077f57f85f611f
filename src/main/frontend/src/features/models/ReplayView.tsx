import { Button } from '@carbon/react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { cancelReplay, type Effect, type Replay, replayedFile } from './api';
import { ReplayCounts } from './ReplayCounts';
import { ReplayedList } from './ReplayedList';

/** A replay: how far it is, and what it shows. */
export function ReplayView({ replay }: { replay: Replay }) {
  const [effect, setEffect] = useState<Effect>();
  const cache = useQueryClient();
  const running = replay.status === 'running';
  return (
    <>
      {running && (
        <div className="replay-progress">
          <progress
            max={Math.max(1, replay.total)}
            value={replay.done}
            aria-label="Changes that were asked about"
          />
          <Button
            kind="ghost"
            size="sm"
            onClick={() =>
              void cancelReplay(replay.id).finally(() => cache.invalidateQueries({ queryKey: ['models'] }))
            }
          >
            Stop it
          </Button>
        </div>
      )}
      {replay.status === 'cancelled' && (
        <p className="mark mark--error">It was stopped: the numbers are of a part only.</p>
      )}
      {replay.status === 'failed' && (
        <p className="mark mark--error" dir="auto">
          It failed. {replay.problem}
        </p>
      )}
      <ReplayCounts replay={replay} picked={effect} onPick={setEffect} />
      {!running && (
        <>
          <p className="replay-file">
            <a href={replayedFile(replay.id)} download>
              Every change as CSV
            </a>
          </p>
          <ReplayedList key={effect ?? ''} id={replay.id} effect={effect} />
        </>
      )}
    </>
  );
}
