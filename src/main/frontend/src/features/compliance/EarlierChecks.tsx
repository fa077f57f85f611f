import { Link } from '@tanstack/react-router';
import { exactly } from '../../shared/time/deadline';
import { Section } from '../../shared/ui/Section';
import type { SelfCheck } from './selfChecks';

/** The runs before, each with what it found. */
export function EarlierChecks({ checks, shown }: { checks: SelfCheck[]; shown: string }) {
  return (
    <Section title="Runs">
      <ul className="reports">
        {checks
          .filter((check) => check.finishedAt)
          .map((check) => (
            <li key={check.id} className="reports__report">
              <Link
                to="/compliance/self-check"
                search={{ id: check.id }}
                aria-current={check.id === shown ? 'true' : undefined}
              >
                {exactly(check.finishedAt ?? check.askedAt)}
              </Link>
              <span className="quiet">
                {check.faults.toLocaleString()} faults, {check.reminders.toLocaleString()} to be looked after
                ·{' '}
                {check.askedBy === 'system' ? (
                  'of the night'
                ) : (
                  <>
                    asked for by <bdi>{check.askedBy}</bdi>
                  </>
                )}
              </span>
            </li>
          ))}
      </ul>
    </Section>
  );
}
