import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useNames, useWho } from '../../shared/directory/names';
import { exactly } from '../../shared/time/deadline';
import { Deadline } from '../../shared/ui/Deadline';
import { Moment } from '../../shared/ui/Moment';
import type { Release } from './api';
import { ReleaseTag } from './ReleaseList';

/** What is asked for, by whom, and where it stands. */
export function ReleaseHead({ release, children }: { release: Release; children: ReactNode }) {
  const who = useWho();
  const names = useNames();
  return (
    <header className="change-head">
      <div className="page-head">
        <h1 dir="auto">{release.summary}</h1>
        {children}
      </div>
      <div className="change-head__tags">
        <ReleaseTag status={release.status} />
        <Link to="/models/$name" params={{ name: release.name }}>
          {release.name}
        </Link>
        {release.version !== undefined && (
          <Link to="/models/$name" params={{ name: release.name }} search={{ version: release.version }}>
            version {release.version}
          </Link>
        )}
        <Link to="/models/drafts/$id" params={{ id: release.draft }}>
          its draft
        </Link>
        {release.status === 'pending' && release.dueAt && <Deadline at={release.dueAt} />}
      </div>
      <p className="quiet">
        Asked for by <bdi>{who(release.requestedBy)}</bdi>, <Moment at={release.requestedAt} />. Written by{' '}
        <bdi>{release.authors.map(names).join(', ')}</bdi>. In force{' '}
        {release.effectiveAt ? `from ${exactly(release.effectiveAt)}` : 'as soon as it is approved'}
        {release.kind === 'bpmn' &&
          (release.instances === 'migrate'
            ? '; running instances go over to it where they can'
            : '; running instances stay on their version')}
        .
      </p>
      <p className="quiet">
        Digest of the file: <code>{release.digest}</code>
      </p>
      {release.problem && (
        <p className="mark mark--error" dir="auto">
          {release.problem}
        </p>
      )}
    </header>
  );
}
