import { Moment } from '../../shared/ui/Moment';
import { Section } from '../../shared/ui/Section';
import type { Session } from './glass';

/** Closure, opinions, review and preventive action, as far as they are there. */
export function PaidBack({ session }: { session: Session }) {
  const { closure, opinions, review, preventiveAction } = session;
  if (!closure && opinions.length === 0 && !review) {
    return null;
  }
  return (
    <Section title="Paid back">
      <ul className="entries">
        {closure && (
          <Line
            who={closure.account}
            at={closure.at}
            what={`closed it${closure.late ? ', late' : ''}`}
            words={closure.summary}
          />
        )}
        {opinions.map((one) => (
          <Line
            key={one.team}
            who={one.account}
            at={one.at}
            what={`${one.agrees ? 'would' : 'would not'} have approved it, for ${one.team}`}
            words={one.comment}
          />
        ))}
        {review && (
          <Line
            who={review.account}
            at={review.at}
            what={`found it ${review.justified ? 'justified' : 'not justified'}${review.late ? ', late' : ''}`}
            words={review.findings}
          />
        )}
        {preventiveAction && (
          <li className="entry">
            <span>
              <strong>Preventive action:</strong> <span dir="auto">{preventiveAction.title}</span>
              <span className="quiet entry__more">
                <bdi>{preventiveAction.owner}</bdi>
                {preventiveAction.doneAt
                  ? `, done: ${preventiveAction.result}`
                  : `, due ${new Date(preventiveAction.dueAt).toLocaleDateString()}`}
              </span>
            </span>
          </li>
        )}
      </ul>
    </Section>
  );
}

function Line({ who, at, what, words }: { who: string; at: string; what: string; words: string }) {
  return (
    <li className="entry">
      <span>
        <strong>
          <bdi>{who}</bdi>
        </strong>{' '}
        {what}
        <span className="quiet entry__more" dir="auto">
          {words} · <Moment at={at} />
        </span>
      </span>
    </li>
  );
}
