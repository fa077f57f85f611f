import { WarningAltFilled } from '@carbon/icons-react';
import { exactly, lasting } from '../../shared/time/deadline';
import { Deadline } from '../../shared/ui/Deadline';
import { Section } from '../../shared/ui/Section';
import type { Change } from './change';
import { EvidenceList } from './EvidenceList';

const STATES: Record<string, string> = {
  started: 'Running; its outcome is still to be reported.',
  unreported: 'Its outcome is overdue.',
  succeeded: 'It succeeded.',
  failed: 'It failed.',
  rolled_back: 'It was rolled back.',
};

/** From approval to outcome: the permit, what ran, and whether it was what was approved. */
export function Execution({ change }: { change: Change }) {
  const { permit, execution } = change;
  const waits = change.status === 'approved' && !execution;
  if (!permit && !execution && !waits) {
    return null;
  }
  return (
    <Section title="Execution">
      {waits && (
        <p>
          Approved. A permit of {lasting(change.policy?.terms.permitLife ?? 'PT5M')} is issued to whoever runs
          it, when they ask for it.
        </p>
      )}
      {execution?.violation && (
        <p className="mark mark--error" role="alert">
          <WarningAltFilled size={20} aria-hidden /> {execution.violation}
        </p>
      )}
      <dl className="facts">
        {permit && (
          <>
            <Fact name="Permit">
              <code>{permit.id}</code> {permit.state}
              {permit.state === 'issued' && (
                <>
                  , <Deadline at={permit.expiresAt} />
                </>
              )}
            </Fact>
            <Fact name="Runner">
              <bdi>{permit.account}</bdi> at {permit.audience}, run <bdi>{permit.runId}</bdi>
            </Fact>
          </>
        )}
        {execution && (
          <>
            <Fact name="State">{STATES[execution.state] ?? execution.state}</Fact>
            <Fact name="Started">{exactly(execution.startedAt ?? execution.redeemedAt)}</Fact>
            {execution.finishedAt && <Fact name="Finished">{exactly(execution.finishedAt)}</Fact>}
            {execution.observedDigest && (
              <Fact name="What ran">
                <code>{execution.observedDigest}</code>{' '}
                {execution.observedDigest === change.digest ? '(as approved)' : '(not what was approved)'}
              </Fact>
            )}
            {execution.reportedBy && (
              <Fact name="Reported by">
                <bdi>{execution.reportedBy}</bdi>
              </Fact>
            )}
            {execution.notes && <Fact name="Notes">{execution.notes}</Fact>}
          </>
        )}
      </dl>
      {execution && <EvidenceList change={change.id} items={execution.evidence} />}
    </Section>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd dir="auto">{children}</dd>
    </div>
  );
}
