import { readFields } from './fields';
import type { RuleMark } from './TableView';

/** The fields of a form, in words. */
export function FieldList({ content, marks }: { content: string; marks?: ReadonlyMap<string, RuleMark> }) {
  return (
    <ul className="form-fields">
      {readFields(content).map((field) => (
        <li
          key={field.id}
          className={`form-field form-field--${Math.min(field.depth, 3)} ${marks?.get(field.id)?.className ?? ''}`}
        >
          <span dir="auto">{field.label || <i>without a label</i>}</span>
          <span className="quiet">
            {[
              field.type,
              field.key,
              field.required && 'must be filled in',
              field.options.join(' / '),
              field.hidden && `hidden when ${field.hidden.replace(/^=/, '')}`,
              marks?.get(field.id)?.word,
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </li>
      ))}
    </ul>
  );
}
