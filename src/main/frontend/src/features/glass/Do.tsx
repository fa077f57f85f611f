import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { ProblemNotice } from '../../shared/ui/ProblemNotice';
import { Section } from '../../shared/ui/Section';
import { ActForm } from './ActForm';
import { asBefore, ask, type Likely, likely, type Permit, type Wanted } from './asking';
import { type Session, useGlass } from './glass';
import { LikelyList } from './LikelyList';
import { Waiting } from './Waiting';

/** What may be done under an open session: one key for what is likely, a form for the rest. */
export function Do({ session }: { session: Session & { ahead: number } }) {
  const items = useQuery(likely(session)).data ?? [];
  const [purpose, setPurpose] = useState('');
  const [permit, setPermit] = useState<Permit>();
  const [said, setSaid] = useState('');
  const asking = useGlass((wanted: Wanted) => ask(session.id, wanted), setPermit);
  const { isPending, mutate } = asking;
  const waits = permit?.wanted;
  // A key that is pressed twice asks once: each permit is one of the budget.
  const press = useCallback(
    (one: Likely) => {
      const wanted = asBefore(one, purpose);
      if (!isPending && !(waits && same(waits, wanted))) {
        setSaid('');
        mutate(wanted);
      }
    },
    [isPending, mutate, purpose, waits],
  );
  const done = (words: string) => {
    setPermit(undefined);
    setPurpose('');
    setSaid(words);
  };
  return (
    <Section
      title="Do something"
      aside={<span className="quiet">{session.budget - session.used} actions left</span>}
    >
      {items.length > 0 && (
        <>
          <p className="quiet">
            Likely here. Press its number, or tap it, to ask for it; nothing starts yet.
          </p>
          <LikelyList items={items} onAsk={press} />
        </>
      )}
      {asking.isError && <ProblemNotice error={asking.error} />}
      {permit && (
        <Waiting
          permit={permit}
          ahead={session.ahead}
          onStarted={() => done(`Permitted and started: ${permit.wanted.action} of ${permit.wanted.target}.`)}
          onGone={() => done('Taken back. Nothing was started; it counts as one of the actions.')}
        />
      )}
      <Said words={said} />
      <ActForm session={session} purpose={purpose} onPurpose={setPurpose} />
    </Section>
  );
}

const same = (one: Wanted, other: Wanted) =>
  one.action === other.action && one.environment === other.environment && one.target === other.target;

/** What has come of it; it has the focus then, so that the next key is not lost. */
function Said({ words }: { words: string }) {
  const place = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (words) {
      place.current?.focus();
    }
  }, [words]);
  return (
    <p ref={place} role="status" tabIndex={-1} className="glass-said" dir="auto">
      {words}
    </p>
  );
}
