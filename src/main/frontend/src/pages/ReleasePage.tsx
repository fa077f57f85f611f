import { Button, SkeletonText } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { Differences } from '../features/models/Differences';
import { difference } from '../features/models/diffing';
import { Findings, found } from '../features/models/Findings';
import { MigrationPart } from '../features/models/MigrationPart';
import { ReleaseDecisions } from '../features/models/ReleaseDecisions';
import { ReleaseHead } from '../features/models/ReleaseHead';
import { ReplayPart } from '../features/models/ReplayPart';
import { releaseOf } from '../features/models/releasing';
import { useSession } from '../features/session/session';
import { arriving } from '../shared/ui/arriving';
import { ProblemNotice } from '../shared/ui/ProblemNotice';
import { Section } from '../shared/ui/Section';

const WithdrawRelease = lazy(() => arriving(() => import('../features/models/WithdrawRelease')));

const route = getRouteApi('/signed-in/models/releases/$id');

/** A release that was asked for: what would come into force, what was found, and who decides. */
export function ReleasePage() {
  const { id } = route.useParams();
  const me = useSession();
  const { data: release, error } = useQuery(releaseOf(id));
  const base = release?.base === undefined ? undefined : `${release.name}@${release.base}`;
  const diff = useQuery({ ...difference(base ?? '', id), enabled: base !== undefined });
  const [withdrawing, setWithdrawing] = useState(false);
  useEffect(() => {
    document.title = `${release ? `Release of ${release.name}` : 'Release'} · Countersign`;
  }, [release]);
  if (!release) {
    return error ? <ProblemNotice error={error} /> : <SkeletonText paragraph lineCount={10} />;
  }
  return (
    <>
      <p className="quiet">
        <Link to="/models/releases">Releases</Link>
      </p>
      <ReleaseHead release={release}>
        {release.allowedActions.includes('withdraw') && (
          <Button kind="danger--ghost" size="sm" onClick={() => setWithdrawing(true)}>
            Withdraw …
          </Button>
        )}
      </ReleaseHead>
      <div className="change">
        <div>
          <Section title="What it changes">
            {base === undefined && <p>It is a new model: nothing of this name is in force.</p>}
            {diff.error && <ProblemNotice error={diff.error} />}
            {diff.isLoading && <SkeletonText paragraph lineCount={5} />}
            {diff.data && <Differences diff={diff.data} level={3} />}
          </Section>
          <Section title="Check">
            <p className="lead">
              {release.check.clean ? 'Nothing stands in its way' : 'It was not clean'}:{' '}
              {found(release.check.findings)}.
            </p>
            {release.check.findings.length > 0 && <Findings findings={release.check.findings} />}
          </Section>
          {release.replay && <ReplayPart id={release.replay} />}
          {release.kind === 'bpmn' && (
            <MigrationPart of={{ release: id }} migrates={release.instances === 'migrate'} />
          )}
        </div>
        <div className="change__decision change__decision--last">
          <ReleaseDecisions release={release} account={me.account} />
        </div>
      </div>
      <Suspense>{withdrawing && <WithdrawRelease id={id} onClose={() => setWithdrawing(false)} />}</Suspense>
    </>
  );
}
