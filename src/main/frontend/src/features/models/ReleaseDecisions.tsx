import { CheckmarkFilled, ErrorFilled } from '@carbon/icons-react';
import { Button, RadioButton, RadioButtonGroup, TextArea } from '@carbon/react';
import { useState } from 'react';
import { useWho } from '../../shared/directory/names';
import { Moment } from '../../shared/ui/Moment';
import { ProblemNotice } from '../../shared/ui/ProblemNotice';
import { Section } from '../../shared/ui/Section';
import { decide, type Release } from './api';
import { useModeling } from './models';
import { cannotDecide } from './standing';
import { counted } from './words';

/** Who has decided, and the form of whoever may. It is bound to the file that they see. */
export function ReleaseDecisions({ release, account }: { release: Release; account: string }) {
  const who = useWho();
  const cannot = cannotDecide(release, account);
  return (
    <>
      <Section title="Decisions">
        <p className="quiet">
          {counted(release.needed, 'approval')} needed, of process owners who wrote none of it.
        </p>
        {release.decisions.length === 0 && <p>Nobody has decided yet.</p>}
        <ul className="checks">
          {release.decisions.map((one) => (
            <li
              key={`${one.account}-${one.at}`}
              className={one.verdict === 'approve' ? 'check check--approved' : 'check check--refused'}
            >
              {one.verdict === 'approve' ? (
                <CheckmarkFilled size={20} aria-label="approved" />
              ) : (
                <ErrorFilled size={20} aria-label="rejected" />
              )}
              <div>
                <p>
                  <strong>
                    <bdi>{who(one.account)}</bdi>
                  </strong>{' '}
                  {one.verdict === 'approve' ? 'approved' : 'rejected'}, <Moment at={one.at} />
                </p>
                <p className="words" dir="auto">
                  {one.reason}
                </p>
              </div>
            </li>
          ))}
        </ul>
        {release.rules.length > 0 && (
          <ul className="reasons">
            {release.rules.map((rule) => (
              <li key={`${rule.table}/${rule.id}`}>
                <span dir="auto">{rule.reason}</span>
                <code className="quiet">
                  {rule.table}/{rule.id}
                </code>
              </li>
            ))}
          </ul>
        )}
      </Section>
      {cannot && (
        <section className="standing standing--cannot" aria-label="Your part">
          <p>{cannot}</p>
        </section>
      )}
      {release.allowedActions.includes('decide') && <DecideOnRelease release={release} />}
    </>
  );
}

function DecideOnRelease({ release }: { release: Release }) {
  const [verdict, setVerdict] = useState<'approve' | 'reject'>();
  const [reason, setReason] = useState('');
  const send = useModeling(
    () => decide(release.id, { verdict: verdict ?? 'reject', reason, digest: release.digest }),
    () => {},
  );
  return (
    <section className="decide" aria-label="Your decision">
      <h2>Your decision</h2>
      <p className="quiet">You can decide: you are a process owner, and wrote none of it.</p>
      <div className="fields">
        <RadioButtonGroup
          legendText="Verdict"
          name="verdict"
          onChange={(value) => setVerdict(value as 'approve' | 'reject')}
        >
          <RadioButton id="release-approve" value="approve" labelText="Approve" />
          <RadioButton id="release-reject" value="reject" labelText="Reject" />
        </RadioButtonGroup>
        <TextArea
          id="release-reason"
          labelText="Reason"
          dir="auto"
          rows={4}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </div>
      {send.isError && <ProblemNotice error={send.error} />}
      <div className="decide__buttons">
        <Button
          disabled={!verdict || reason.trim() === '' || send.isPending}
          onClick={() => send.mutate(undefined)}
        >
          {verdict === 'reject' ? 'Send rejection' : 'Send approval'}
        </Button>
      </div>
    </section>
  );
}
