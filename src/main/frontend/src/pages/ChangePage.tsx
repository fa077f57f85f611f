import { SkeletonText } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { change as changeOf, eligibility } from '../features/change/change';
import { Decisions } from '../features/change/Decisions';
import { EvidenceList } from '../features/change/EvidenceList';
import { Execution } from '../features/change/Execution';
import { Head } from '../features/change/Head';
import { OwnActions } from '../features/change/OwnActions';
import { Plan } from '../features/change/Plan';
import { Stages } from '../features/change/Stages';
import { Timeline } from '../features/change/Timeline';
import { WhatRuns } from '../features/change/WhatRuns';
import { WhereItIs } from '../features/change/WhereItIs';
import { DecisionPanel, type Verdict } from '../features/decision/DecisionPanel';
import { Standing } from '../features/decision/Standing';
import { ForRunners } from '../features/executions/ForRunners';
import { Gates, Risk } from '../shared/policy/RiskAndGates';
import { OUTCOME, REVIEW, tasksOf, useClaim } from '../shared/tasks/task';
import { ProblemNotice } from '../shared/ui/ProblemNotice';
import { Section } from '../shared/ui/Section';
import { useShortcuts } from '../shared/ui/useShortcuts';

const route = getRouteApi('/signed-in/changes/$id');

/** All that somebody needs to decide, what will run before who asked. */
export function ChangePage() {
  const { id } = route.useParams();
  const { data: change, error } = useQuery(changeOf(id));
  const answer = useQuery(eligibility(id)).data;
  const tasks = useQuery(tasksOf(id)).data?.items;
  const task = tasks?.find((one) => one.key === REVIEW);
  const outcomeTask = tasks?.find((one) => one.key === OUTCOME)?.id;
  const claim = useClaim(id);
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const [deciding, setDeciding] = useState<string>();
  const aside = useRef<HTMLElement>(null);
  const close = () => {
    setVerdict(null);
    aside.current?.focus();
  };
  const eligible = change?.status === 'pending' && answer?.eligible === true;
  const can = eligible ? task : undefined;
  // The form stays with the task that it was opened for, also when somebody else has done that meanwhile.
  const open = useCallback(
    (wanted: Verdict) => {
      setDeciding(can?.id);
      setVerdict(eligible ? wanted : null);
    },
    [can, eligible],
  );
  // Whoever is quicker than the list of tasks gets the form once it has come.
  useEffect(() => {
    if (verdict && can) {
      setDeciding((opened) => opened ?? can.id);
    }
  }, [verdict, can]);
  useShortcuts(
    useMemo(
      () => ({
        a: () => open('approve'),
        r: () => open('reject'),
        c: () => can && claim.mutate({ task: can.id, release: Boolean(can.claimedBy) }),
      }),
      [can, claim.mutate, open],
    ),
  );
  useEffect(() => {
    document.title = change ? `${change.title} · Countersign` : 'Countersign';
  }, [change]);
  if (!change) {
    return error ? <ProblemNotice error={error} /> : <SkeletonText paragraph lineCount={12} />;
  }
  return (
    <div className="change">
      <div className="change__what">
        <Head change={change} />
        <OwnActions change={change} />
        <WhatRuns change={change} />
        <Risk risk={change.risk} />
        <Gates gates={change.gates} />
        <Stages stages={change.stages} candidates={answer?.couldDecide ?? []} />
        <Plan change={change} />
        <Section title="Evidence">
          {change.evidence.length === 0 && <p className="quiet">None is attached.</p>}
          <EvidenceList change={change.id} items={change.evidence} />
        </Section>
        <Execution change={change} />
        <ForRunners change={change} outcomeTask={outcomeTask} />
        <Decisions change={change} />
        <Timeline id={id} />
        <WhereItIs id={id} />
      </div>
      <aside ref={aside} tabIndex={-1} className="change__decision" aria-label="Decision">
        {answer && !(verdict && deciding) && (
          <Standing
            change={change}
            answer={answer}
            claimedBy={task?.claimedBy}
            onDecide={open}
            onClaim={can ? () => claim.mutate({ task: can.id, release: Boolean(can.claimedBy) }) : undefined}
          />
        )}
        {claim.isError && <ProblemNotice error={claim.error} />}
        {verdict && deciding && (
          <DecisionPanel change={change} task={deciding} verdict={verdict} onClose={close} />
        )}
      </aside>
    </div>
  );
}
