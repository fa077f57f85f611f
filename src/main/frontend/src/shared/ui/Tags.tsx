import { Tag } from '@carbon/react';
import type { Schemas } from '../api/client';

const STATUS = {
  pending: ['blue', 'waits for decisions'],
  rejected: ['magenta', 'rejected'],
  approved: ['teal', 'approved'],
  executing: ['cyan', 'running'],
  succeeded: ['green', 'succeeded'],
  failed: ['red', 'failed'],
  rolled_back: ['purple', 'rolled back'],
  withdrawn: ['gray', 'withdrawn'],
  expired: ['gray', 'expired'],
  declined: ['gray', 'declined'],
} as const;

export function StatusTag({ status }: { status: Schemas['ChangeRow']['status'] }) {
  const [type, words] = STATUS[status];
  return (
    <Tag type={type} size="sm">
      {words}
    </Tag>
  );
}

const RISK = { low: 'green', medium: 'cool-gray', high: 'magenta', critical: 'red' } as const;

export function RiskTag({ risk }: { risk: keyof typeof RISK | undefined }) {
  return risk ? (
    <Tag type={RISK[risk]} size="sm">
      {risk} risk
    </Tag>
  ) : null;
}
