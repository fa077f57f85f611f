import type { Look } from './look';
import { about, LEVELS, most, type ProcessMap } from './processes';

/** What the colours mean. */
export function HeatLegend({ map, measure }: { map: ProcessMap; measure: Look['measure'] }) {
  const peak = most(map.elements, measure);
  if (peak === 0) {
    return <p className="quiet">Nothing went through it in this period.</p>;
  }
  const words = measure === 'often' ? `${peak.toLocaleString()} times` : about(peak);
  return (
    <p className="legend quiet">
      <span>{measure === 'often' ? 'seldom' : 'short'}</span>
      <span className="legend__levels" aria-hidden>
        {Array.from({ length: LEVELS }, (_, level) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: levels never move
          <span key={level} className={`legend__level legend__level--${measure}-${level + 1}`} />
        ))}
      </span>
      <span>
        {measure === 'often' ? 'often' : 'long'}, at most {words}
        {measure === 'long' && ' for half of them'}
      </span>
    </p>
  );
}
