import { CheckmarkFilled, CircleDash, WarningAltFilled } from '@carbon/icons-react';
import type { Verdict } from './checklist';

const LOOKS = {
  met: [CheckmarkFilled, 'met'],
  open: [WarningAltFilled, 'not met'],
  nothing: [CircleDash, 'nothing to look at in this period'],
} as const;

/** Icon, colour and words together. */
export function VerdictMark({ of, children }: { of: Verdict; children?: string }) {
  const [Icon, words] = LOOKS[of];
  return (
    <span className={`mark verdict verdict--${of}`}>
      <Icon size={16} aria-hidden />
      {words}
      {children}
    </span>
  );
}
