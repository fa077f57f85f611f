import { Button, SkeletonText } from '@carbon/react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect } from 'react';
import { CheckedRules } from '../features/compliance/CheckedRules';
import { ComplianceTabs } from '../features/compliance/ComplianceTabs';
import { EarlierChecks } from '../features/compliance/EarlierChecks';
import { LogPart } from '../features/compliance/LogPart';
import { ReportFigures } from '../features/compliance/ReportFigures';
import { spoken } from '../features/compliance/reports';
import { chosen, type SelfCheck, selfChecks, took, waiting } from '../features/compliance/selfChecks';
import { answered, api } from '../shared/api/client';
import { exactly } from '../shared/time/deadline';
import { ProblemNotice } from '../shared/ui/ProblemNotice';

const route = getRouteApi('/signed-in/compliance/self-check');

/** Whether tables, engine and log fit together. */
export function SelfCheckPage() {
  const { id } = route.useSearch();
  const navigate = route.useNavigate();
  const cache = useQueryClient();
  const { data, error } = useQuery(selfChecks);
  const ask = useMutation({
    mutationFn: () => answered(api.POST('/api/v1/compliance/self-checks')),
    onSuccess: () => {
      void navigate({ search: {}, replace: true });
      return cache.invalidateQueries({ queryKey: selfChecks.queryKey });
    },
  });
  useEffect(() => {
    document.title = 'Self-check · Countersign';
  }, []);
  const shown = data && chosen(data.items, id);
  const running = data && waiting(data.items);
  return (
    <>
      <header className="page-head">
        <h1>Self-check</h1>
        {data?.mayAsk && (
          <Button
            kind="ghost"
            size="sm"
            disabled={Boolean(running) || ask.isPending}
            onClick={() => ask.mutate()}
          >
            Run now
          </Button>
        )}
      </header>
      <ComplianceTabs />
      <p className="report__question">
        Each night, and whenever compliance asks, tables, process engine and log are held against each other.
        A fault shows in the health of the application as well.
      </p>
      {(error ?? ask.error) && <ProblemNotice error={error ?? ask.error} />}
      {!data && !error && <SkeletonText paragraph lineCount={10} />}
      <p role="status">{running && 'A check is under way; this page shows it when it is done.'}</p>
      {data && !shown && !running && <p className="empty">It has not run yet. It runs each night.</p>}
      {shown && <Result check={shown} />}
      <LogPart />
      {data && shown && <EarlierChecks checks={data.items} shown={shown.id} />}
    </>
  );
}

function Result({ check }: { check: SelfCheck }) {
  const figure = (id: string, title: string, value: number, wrong: boolean) =>
    ({ id, title, value, wrong, unit: 'count' }) as const;
  return (
    <>
      <p className="report__question quiet">
        As it was on {exactly(check.startedAt ?? check.askedAt)}; the check took {spoken(took(check))}.
      </p>
      <ReportFigures
        label="Self-check, figures"
        figures={[
          figure('faults', 'faults', check.faults, check.faults > 0),
          figure('reminders', 'to be looked after', check.reminders, false),
          figure('rules', 'rules checked', check.checks.length, false),
        ]}
      />
      <CheckedRules check={check} />
    </>
  );
}
