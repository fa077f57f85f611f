import { CheckmarkFilled, CircleDash } from '@carbon/icons-react';
import { TextArea } from '@carbon/react';
import { Section } from '../../shared/ui/Section';
import { type Item, unanswered } from './alterations';

/** What the rejection asked for; each item needs an answer before the revision can be sent. */
export function Checklist({
  items,
  answers,
  asked,
  onAnswer,
}: {
  items: Item[];
  answers: Record<string, string>;
  asked: boolean;
  onAnswer: (item: string, answer: string) => void;
}) {
  const open = unanswered(items, answers);
  return (
    <Section
      title="To put right"
      aside={
        <span className="quiet" role="status">
          {items.length - open.length} of {items.length} answered
        </span>
      }
    >
      <ol className="checks">
        {items.map((item) => {
          const bad = open.includes(item);
          const Icon = bad ? CircleDash : CheckmarkFilled;
          return (
            <li key={item.id} className={`check ${bad ? '' : 'check--met'}`}>
              <Icon size={20} aria-hidden />
              <div className="asking__item">
                <p className="words" dir="auto">
                  {item.item}
                </p>
                {item.owner && (
                  <p className="quiet">
                    Asked of <bdi>{item.owner}</bdi>
                  </p>
                )}
                <TextArea
                  id={`answer-${item.id}`}
                  labelText="What was done about it"
                  rows={2}
                  maxLength={4000}
                  dir="auto"
                  value={answers[item.id] ?? ''}
                  invalid={asked && bad}
                  invalidText="Say in a few words what was done."
                  onChange={(event) => onAnswer(item.id, event.target.value)}
                />
              </div>
            </li>
          );
        })}
      </ol>
    </Section>
  );
}
