import { Button, SkeletonText } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useState } from 'react';
import { ComplianceTabs } from '../features/compliance/ComplianceTabs';
import { ErasureList } from '../features/compliance/ErasureList';
import type { Asked } from '../features/compliance/HoldDialogs';
import { HoldList } from '../features/compliance/HoldList';
import { holds } from '../features/compliance/holds';
import { arriving } from '../shared/ui/arriving';
import { ProblemNotice } from '../shared/ui/ProblemNotice';
import { Section } from '../shared/ui/Section';

const HoldDialog = lazy(() => arriving(() => import('../features/compliance/HoldDialogs')));

/** What must not be forgotten, and who is to be. */
export function HoldsPage() {
  const { data, error } = useQuery(holds);
  const [asked, setAsked] = useState<Asked>();
  useEffect(() => {
    document.title = 'Legal holds · Countersign';
  }, []);
  const list = (label: string, lifted: boolean, empty: string) => {
    const rows = (data?.items ?? []).filter((hold) => Boolean(hold.liftedAt) === lifted);
    return (
      <>
        {rows.length === 0 && <p className="quiet">{empty}</p>}
        <HoldList
          label={label}
          rows={rows}
          account={data?.account ?? ''}
          mayAsk={data?.mayPlace ?? false}
          onAsk={(hold) => setAsked({ what: 'ask', hold })}
          onLift={(hold) => setAsked({ what: 'lift', hold })}
        />
      </>
    );
  };
  return (
    <>
      <header className="page-head">
        <h1>Legal holds</h1>
        {data?.mayPlace && (
          <Button size="sm" onClick={() => setAsked({ what: 'place' })}>
            Place a hold …
          </Button>
        )}
      </header>
      <ComplianceTabs />
      {error && <ProblemNotice error={error} />}
      {!data && !error && <SkeletonText paragraph lineCount={8} />}
      {data && (
        <>
          <Section title="In force">
            {list('Holds in force', false, 'Nothing is held. What is beyond its time is removed each night.')}
          </Section>
          <Section title="Lifted">{list('Lifted holds', true, 'None was lifted yet.')}</Section>
          <Section title="Erasures">
            {data.erasures.length === 0 && (
              <p className="quiet">
                Nobody was erased. An administrator asks for it on the page of a person who has left;
                compliance confirms here.
              </p>
            )}
            <ErasureList
              rows={data.erasures}
              account={data.account}
              mayConfirm={data.mayPlace}
              onErase={(erasure) => setAsked({ what: 'erase', erasure })}
            />
          </Section>
        </>
      )}
      <Suspense>{asked && <HoldDialog asked={asked} onClose={() => setAsked(undefined)} />}</Suspense>
    </>
  );
}
