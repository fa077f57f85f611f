import { Button } from '@carbon/react';
import { useMutation } from '@tanstack/react-query';
import { lazy, Suspense, useMemo, useState } from 'react';
import { arriving } from '../../../shared/ui/arriving';
import { ProblemNotice } from '../../../shared/ui/ProblemNotice';
import { type Step, type TriedProcess, tryProcess } from '../api';
import { HypotheticalForm } from './HypotheticalForm';
import { changeOf, USUAL } from './hypothetical';
import { NextStep } from './NextStep';

const Drawing = lazy(() => arriving(() => import('../Drawing')));

/** One change that nobody asks for, step by step through the process of a draft. Each time all steps are played again. */
export function TryProcess({ draft, content }: { draft: string; content: string }) {
  const [typed, setTyped] = useState(USUAL);
  const [steps, setSteps] = useState<Step[]>([]);
  const act = useMutation({
    mutationFn: (play: Step[]) =>
      tryProcess(draft, {
        change: changeOf(typed),
        ...(typed.requester.trim() ? { requester: typed.requester.trim() } : {}),
        steps: play,
      }),
    onSuccess: (_, play) => setSteps(play),
  });
  return (
    <>
      <p className="quiet">
        Nothing is asked for and nothing is kept: the server plays it and takes everything back. It takes the
        draft as it is saved.
      </p>
      <HypotheticalForm
        typed={typed}
        act={act.data ? 'Begin again' : 'Begin'}
        running={act.isPending}
        onTyped={setTyped}
        onTry={() => act.mutate([])}
      >
        {steps.length > 0 && (
          <Button
            kind="ghost"
            size="sm"
            disabled={act.isPending}
            onClick={() => act.mutate(steps.slice(0, -1))}
          >
            One step back
          </Button>
        )}
      </HypotheticalForm>
      {act.isError && <ProblemNotice error={act.error} />}
      {act.data && (
        <Tried
          tried={act.data}
          content={content}
          running={act.isPending}
          onStep={(step) => act.mutate([...steps, step])}
        />
      )}
    </>
  );
}

function Tried({
  tried,
  content,
  running,
  onStep,
}: {
  tried: TriedProcess;
  content: string;
  running: boolean;
  onStep: (step: Step) => void;
}) {
  const marks = useMemo(
    () =>
      new Map([
        ...[...tried.taken, ...tried.flows].map((id) => [id, 'taken'] as const),
        ...tried.at.map((id) => [id, 'here'] as const),
      ]),
    [tried],
  );
  return (
    <div className="tried-process">
      <div>
        <p role="status">
          {tried.ended ? 'It has ended' : 'It waits'}
          {tried.status && ` · the change is ${tried.status.replaceAll('_', ' ')}`}
        </p>
        {tried.refusal && (
          <p className="mark mark--error" dir="auto">
            {tried.refusal.detail} {tried.refusal.next}
          </p>
        )}
        <ul className="next-steps" aria-label="What can happen next">
          {tried.next.map((next) => (
            <NextStep
              key={`${tried.trail.length}-${next.kind}-${next.element}`}
              next={next}
              running={running}
              onStep={onStep}
            />
          ))}
        </ul>
        <ol className="steps" aria-label="The way so far">
          {tried.trail.map((one, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: one element may be passed several times
            <li key={index} className={`step step--${one.state}`}>
              <span>{one.name || one.element}</span>{' '}
              <span className="quiet">
                {one.state === 'active' ? 'is here now' : one.state}
                {one.account && ` by ${one.account}`}
              </span>
            </li>
          ))}
        </ol>
      </div>
      <Suspense>
        <Drawing content={content} label="The way taken; the list beside it says the same" marks={marks} />
      </Suspense>
    </div>
  );
}
