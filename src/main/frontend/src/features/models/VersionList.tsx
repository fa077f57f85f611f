import { Button } from '@carbon/react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useWho } from '../../shared/directory/names';
import { Moment } from '../../shared/ui/Moment';
import { Following } from './Following';
import { fileOf, type Version } from './models';
import { cameBy, counted } from './words';

/** Every version of a model: who released it, when, and what still follows it. Two of them are compared. */
export function VersionList({
  name,
  versions,
  shown,
  running,
  following,
  onCompare,
  onRollBack,
}: {
  name: string;
  versions: Version[];
  shown: number;
  /** Whether instances follow versions: those of processes do. */
  running: boolean;
  /** Whether it may be told which. */
  following: boolean;
  onCompare: (from: number, to: number) => void;
  onRollBack?: (version: number) => void;
}) {
  const who = useWho();
  const latest = versions[0]?.version ?? 1;
  const [from, setFrom] = useState<number>();
  const [listed, setListed] = useState<number>();
  return (
    <ol className="versions" aria-label="Versions, newest first">
      {versions.map((one) => (
        <li key={one.version} className="version" aria-current={one.version === shown ? 'true' : undefined}>
          <div className="version__what">
            <Link to="/models/$name" params={{ name }} search={{ version: one.version }}>
              Version {one.version}
            </Link>
            {one.version === latest && <strong> in force</strong>}
            <span className="quiet entry__more">
              {cameBy(one.source)}
              {one.source !== 'shipped' && (
                <>
                  {' '}
                  by <bdi>{who(one.account)}</bdi>
                </>
              )}
              , <Moment at={one.at} />
              {one.release && (
                <>
                  {' · '}
                  <Link to="/models/releases/$id" params={{ id: one.release }}>
                    why
                  </Link>
                </>
              )}
            </span>
            {running && (
              <span className="quiet entry__more">
                {counted(one.running, 'instance')} running
                {following && one.running > 0 && (
                  <>
                    {' · '}
                    <button
                      type="button"
                      className="link"
                      aria-expanded={listed === one.version}
                      onClick={() => setListed(listed === one.version ? undefined : one.version)}
                    >
                      which
                    </button>
                  </>
                )}
              </span>
            )}
            {listed === one.version && <Following name={name} version={one.version} />}
          </div>
          <div className="version__acts">
            <a
              href={fileOf(name, one.version)}
              download={name}
              className="cds--btn cds--btn--sm cds--layout--size-sm cds--btn--ghost"
              aria-label={`Download version ${one.version}`}
            >
              Download
            </a>
            {versions.length > 1 && (
              <Button
                kind="ghost"
                size="sm"
                aria-pressed={from === one.version}
                onClick={() => {
                  if (from === undefined || from === one.version) {
                    setFrom(from === one.version ? undefined : one.version);
                  } else {
                    onCompare(Math.min(from, one.version), Math.max(from, one.version));
                  }
                }}
              >
                {from === undefined
                  ? `Compare ${one.version} with …`
                  : from === one.version
                    ? 'Choose another'
                    : `… with ${one.version}`}
              </Button>
            )}
            {onRollBack && one.version !== latest && (
              <Button kind="ghost" size="sm" onClick={() => onRollBack(one.version)}>
                Go back to it …
              </Button>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}
