import { Section } from '../../shared/ui/Section';
import type { Change } from './change';
import { flat } from './flat';

/** The operation itself, and how it differs from what was asked or done before. */
export function WhatRuns({ change }: { change: Change }) {
  const { artifact, parameters } = change.operation;
  const rows: [string, string][] = [
    ['Action', change.action],
    ['Project', change.project],
    ['Environment', change.environment],
    ['Target', change.target],
    ...(artifact
      ? ([['Artifact', [artifact.name, artifact.digest].filter(Boolean).join(' ')]] as [string, string][])
      : []),
    ...flat(parameters ?? {}),
    ['Digest', change.digest],
  ];
  return (
    <Section title="What will run">
      <dl className="facts">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <code dir="auto">{value}</code>
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
