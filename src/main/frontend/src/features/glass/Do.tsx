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
  const [permits, setPermits] = useState<Permit[]>([]);
  const [said, setSaid] = useState('');
  const { ahead } = session;
  const isGood = useCallback((one: Permit) => Date.parse(one.expiresAt) > Date.now() + ahead, [ahead]);
  const asking = useGlass(
    (wanted: Wanted) => ask(session.id, wanted),
    (permit) => setPermits((before) => [...before.filter(isGood), permit]),
  );
  const { isPending, mutate } = asking;
  // A key that is pressed twice asks once: each permit is one of the budget.
  const press = useCallback(
    (one: Likely) => {
      const wanted = asBefore(one, purpose);
      if (!isPending && !permits.some((waits) => isGood(waits) && same(waits.wanted, wanted))) {
        setSaid('');
        mutate(wanted);
      }
    },
    [isGood, isPending, mutate, purpose, permits],
  );
  const done = (permit: Permit, words: string) => {
    setPermits((before) => before.filter((one) => one.id !== permit.id));
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
      {permits.map((permit) => (
        <Waiting
          key={permit.id}
          permit={permit}
          ahead={ahead}
          onStarted={() =>
            done(permit, `Permitted and started: ${permit.wanted.action} of ${permit.wanted.target}.`)
          }
          onGone={() => done(permit, 'Taken back. Nothing was started; it counts as one of the actions.')}
        />
      ))}
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
