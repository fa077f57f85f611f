import { CheckmarkFilled, ErrorFilled, InformationFilled, WarningAltFilled } from '@carbon/icons-react';
import type { Finding } from './models';
import { counted } from './words';

const ICONS = {
  error: ErrorFilled,
  warning: WarningAltFilled,
  note: InformationFilled,
} as const;

/** What a check has found, the worst first. */
export function Findings({
  findings,
  onShow,
}: {
  findings: readonly Finding[];
  /** Goes to the element that a finding is about. */
  onShow?: (element: string) => void;
}) {
  if (findings.length === 0) {
    return (
      <p className="mark">
        <CheckmarkFilled size={16} aria-hidden className="finding__fine" /> Nothing was found.
      </p>
    );
  }
  return (
    <ul className="findings">
      {findings.map((finding, index) => {
        const Icon = ICONS[finding.level];
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: one rule may find several things at one element
          <li key={index} className={`finding finding--${finding.level}`}>
            <Icon size={20} aria-label={finding.level} />
            <div>
              <p dir="auto">{finding.detail}</p>
              {finding.next && (
                <p className="quiet" dir="auto">
                  {finding.next}
                </p>
              )}
              <p className="quiet">
                {finding.element &&
                  (onShow ? (
                    <button type="button" className="link" onClick={() => onShow(finding.element as string)}>
                      Show {finding.element}
                    </button>
                  ) : (
                    <code>{finding.element}</code>
                  ))}{' '}
                <code>{finding.rule}</code>
              </p>
            </div>
          </li>
        );
      })}
    </ul>
  );
}

/** Errors, warnings and notes in one sentence. */
export function found(findings: readonly Finding[]): string {
  const of = (level: Finding['level']) => findings.filter((one) => one.level === level).length;
  const parts = [
    of('error') > 0 && counted(of('error'), 'error'),
    of('warning') > 0 && counted(of('warning'), 'warning'),
    of('note') > 0 && counted(of('note'), 'note'),
  ].filter(Boolean);
  return parts.length === 0 ? 'nothing found' : parts.join(', ');
}
