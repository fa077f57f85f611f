import type { Alteration } from './api';
import { wordFor } from './diffing';

/** Each difference in words: what it is, what it was, what it is now. */
export function DiffList({
  changes,
  onPoint,
}: {
  changes: readonly Alteration[];
  onPoint?: (element: string) => void;
}) {
  return (
    <ul className="diff-list" aria-label="Differences">
      {inOrder(changes).map((one) => (
        <li key={`${one.kind}-${one.element}`} className={`diff-item diff-item--${one.kind}`}>
          <p>
            <strong>{wordFor(one.kind)}</strong> <span className="quiet">{one.type}</span>{' '}
            {onPoint ? (
              <button type="button" className="link" onClick={() => onPoint(one.element)}>
                <bdi>{one.name || one.element}</bdi>
              </button>
            ) : (
              <bdi>{one.name || one.element}</bdi>
            )}
            {one.name && one.name !== one.element && <code className="quiet"> {one.element}</code>}
          </p>
          {one.detail && !REPEATS.test(one.detail) && <p dir="auto">{one.detail}</p>}
          {one.kind !== 'moved' && one.properties.length > 0 && (
            <dl className="diff-properties">
              {one.properties.map((property) => (
                <div key={property.name}>
                  <dt>{property.name}</dt>
                  <dd>
                    {property.was !== undefined && property.was !== '' && (
                      <del dir="auto">
                        <span className="hidden">was </span>
                        {property.was}
                      </del>
                    )}
                    {property.now !== undefined && property.now !== '' && (
                      <ins dir="auto">
                        <span className="hidden">is now </span>
                        {property.now}
                      </ins>
                    )}
                  </dd>
                </div>
              ))}
            </dl>
          )}
        </li>
      ))}
    </ul>
  );
}

/** A sentence that says no more than the head of its entry does. */
const REPEATS = /was (added|removed|changed|moved)\.$/;

/** What only stands elsewhere in the picture comes last. */
const inOrder = (changes: readonly Alteration[]) =>
  [...changes].sort((a, b) => Number(a.kind === 'moved') - Number(b.kind === 'moved'));
