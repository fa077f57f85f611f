import { Link } from '@tanstack/react-router';
import { exactly } from '../../shared/time/deadline';
import type { Offender, Rule } from './checklist';

/** Who did not keep a rule, the latest first, as far as they are shown. */
export function Offenders({ rule }: { rule: Rule }) {
  const shown = rule.offenders.length;
  return (
    <>
      {shown < rule.found && (
        <p className="quiet">
          The latest {shown} of {rule.found.toLocaleString()} are shown.
        </p>
      )}
      <ol className="offenders" aria-label={rule.sentence}>
        {rule.offenders.map((one) => (
          <li key={`${one.id} ${one.at} ${one.who} ${one.what}`} className="offender">
            <Subject one={one} />
            <span className="quiet">
              <bdi>{one.who}</bdi> · {one.project} · <time dateTime={one.at}>{exactly(one.at)}</time>
            </span>
            {one.detail && (
              <span className="offender__detail" dir="auto">
                {one.detail}
              </span>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}

function Subject({ one: { kind, id, what } }: { one: Offender }) {
  return kind === 'change' ? (
    <Link to="/changes/$id" params={{ id }} dir="auto">
      {what}
    </Link>
  ) : (
    <Link to="/break-glass/$id" params={{ id }} dir="auto">
      {what}
    </Link>
  );
}
