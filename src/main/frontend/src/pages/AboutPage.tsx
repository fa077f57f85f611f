import { Button, SkeletonText } from '@carbon/react';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useState } from 'react';
import { answered, api } from '../shared/api/client';
import { exactly } from '../shared/time/deadline';
import { arriving } from '../shared/ui/arriving';
import { ProblemNotice } from '../shared/ui/ProblemNotice';
import { Section } from '../shared/ui/Section';

const Keyboard = lazy(() => arriving(() => import('../features/help/Keyboard')));

const about = queryOptions({
  queryKey: ['about'],
  queryFn: () => answered(api.GET('/api/v1/about')),
  refetchInterval: 15_000,
});

const PARTS: Record<string, string> = {
  db: 'Database',
  clock: 'Clock of this node, against the database',
  processEngine: 'Process engine',
  jobExecutor: 'Its jobs: timers and retries',
  permitKeys: 'Keys that sign permits',
  diskSpace: 'Disk space',
};

const STATES: Record<string, string> = {
  up: 'works',
  down: 'does not work; an administrator finds why in the log',
  out_of_service: 'is out of service',
  unknown: 'is not used on this node',
};

const NOTICES = [
  ['bpmn-js, form-js', 'bpmn.io licence: the mark of bpmn.io stays visible on every diagram and form'],
  ['Carbon Design System', 'Apache License 2.0'],
  ['React, TanStack Query, Router and Virtual, openapi-fetch', 'MIT License'],
] as const;

export function AboutPage() {
  const { data, error } = useQuery(about);
  const [keyboard, setKeyboard] = useState(false);
  useEffect(() => {
    document.title = 'About · Countersign';
  }, []);
  return (
    <>
      <header className="page-head">
        <h1>About Countersign</h1>
        <Button kind="ghost" size="sm" onClick={() => setKeyboard(true)}>
          Keyboard help
        </Button>
      </header>
      {error && <ProblemNotice error={error} />}
      {!data && !error && <SkeletonText paragraph lineCount={6} />}
      {data && (
        <>
          <Section title="This installation">
            <Facts
              facts={[
                ['Version', data.version],
                ['Process engine', data.engine],
                ['Kind', data.demo ? 'a demo: everybody knows its passwords' : 'no demo'],
                ['Time of the server', exactly(data.time)],
              ]}
            />
          </Section>
          <Section title="Health">
            <Facts
              facts={data.parts.map((part) => [
                PARTS[part.name] ?? part.name,
                STATES[part.state] ?? part.state,
              ])}
            />
          </Section>
        </>
      )}
      <Section title="For programs">
        <p>
          Everything that these pages do goes through the HTTP API:{' '}
          <a href="/api/openapi.json">its description in OpenAPI 3.1</a>.
        </p>
      </Section>
      <Section title="What the browser loads">
        <Facts facts={NOTICES} />
      </Section>
      <Suspense>{keyboard && <Keyboard onClose={() => setKeyboard(false)} />}</Suspense>
    </>
  );
}

function Facts({ facts }: { facts: readonly (readonly [string, string])[] }) {
  return (
    <dl className="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
