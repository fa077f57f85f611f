import { Checkbox, Tag } from '@carbon/react';
import { useNames } from '../../shared/directory/names';
import { exactly } from '../../shared/time/deadline';
import type { Item } from './reviews';

const VERDICTS = {
  keep: ['green', 'kept'],
  revoke: ['red', 'revoked'],
  gone: ['gray', 'gone meanwhile'],
} as const;

/** Rights, each with what became of it; those that wait for the reader can be marked. */
export function ReviewItems({
  items,
  marked,
  mark,
}: {
  items: Item[];
  marked: ReadonlySet<number>;
  mark: (n: number) => void;
}) {
  const names = useNames();
  return (
    <ul className="section reviewed-items" aria-label="What is reviewed">
      {items.map((item) => {
        const what = right(item, names(item.person));
        return (
          <li key={item.n} className="entry">
            <span>
              {item.mine ? (
                <Checkbox
                  id={`item-${item.n}`}
                  labelText={<bdi>{what}</bdi>}
                  checked={marked.has(item.n)}
                  onChange={() => mark(item.n)}
                />
              ) : (
                <bdi>{what}</bdi>
              )}
              <span className="quiet entry__more">
                since <time dateTime={item.since}>{exactly(item.since)}</time>
                {item.until && (
                  <>
                    {' '}
                    until <time dateTime={item.until}>{exactly(item.until)}</time>
                  </>
                )}
                , given by <bdi>{item.grantedBy}</bdi>
              </span>
              {item.reason && (
                <span className="entry__more" dir="auto">
                  {item.reason}
                </span>
              )}
            </span>
            <State item={item} names={names} />
          </li>
        );
      })}
    </ul>
  );
}

const right = ({ team, account, name }: Item, person: string) =>
  team ? `${person}, member of ${team}` : `${person}, token “${name}” of ${account}`;

function State({ item, names }: { item: Item; names: (id: string) => string }) {
  if (!item.verdict) {
    return (
      <span className="quiet">
        waits for <bdi>{item.reviewers.map(names).join(' or ')}</bdi>
      </span>
    );
  }
  const [type, words] = VERDICTS[item.verdict];
  return (
    <span className="reviewed-items__verdict">
      <Tag size="sm" type={type}>
        {words}
      </Tag>
      <span className="quiet">
        {item.decidedBy && (
          <>
            by <bdi>{item.decidedBy}</bdi>{' '}
          </>
        )}
        {item.decidedAt && <time dateTime={item.decidedAt}>{exactly(item.decidedAt)}</time>}
      </span>
    </span>
  );
}
