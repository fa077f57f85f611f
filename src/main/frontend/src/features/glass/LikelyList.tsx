import { useMemo } from 'react';
import { useShortcuts } from '../../shared/ui/useShortcuts';
import type { Likely } from './asking';

const KNOWN_FROM: Record<string, (times: number) => string> = {
  'this-session': (times) => `${often(times)} under this session`,
  'earlier-session': (times) => `${often(times)} in emergencies`,
  change: (times) => `${often(times)} by changes`,
  scope: () => 'not done lately',
};

const often = (times: number) => (times === 1 ? 'done once' : `done ${times} times`);

/** What is likely to be needed: one key, or one tap, asks for it. */
export function LikelyList({ items, onAsk }: { items: readonly Likely[]; onAsk: (one: Likely) => void }) {
  useShortcuts(
    useMemo(
      () => Object.fromEntries(items.map((one) => [String(one.key), () => onAsk(one)])),
      [items, onAsk],
    ),
  );
  return (
    <ol className="likely" aria-label="Likely actions">
      {items.map((one) => (
        <li key={one.key}>
          <button
            type="button"
            className="likely__one"
            aria-keyshortcuts={String(one.key)}
            onClick={() => onAsk(one)}
          >
            <kbd aria-hidden>{one.key}</kbd>
            <span>
              <strong>{one.action}</strong> of <bdi>{one.target}</bdi> in {one.environment}
              <What one={one} />
            </span>
            <span className="quiet">{KNOWN_FROM[one.from]?.(one.times)}</span>
          </button>
        </li>
      ))}
    </ol>
  );
}

/** What would run, as far as it is more than the words before. */
function What({ one }: { one: Likely }) {
  const what = one.command ?? one.artifact?.name ?? (one.parameters && JSON.stringify(one.parameters));
  return what ? (
    <code className="likely__what" dir="auto">
      {what}
    </code>
  ) : null;
}
