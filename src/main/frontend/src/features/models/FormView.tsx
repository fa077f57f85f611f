import { useMemo, useRef } from 'react';
import CamundaForm, { type FormHandle } from '../../shared/forms/CamundaForm';
import { FieldList } from './FieldList';

const NOTHING = {};

/** A form as whoever fills it in sees it, and its fields in words. */
export default function FormView({ content, name }: { content: string; name: string }) {
  const handle = useRef<FormHandle>(null);
  const schema = useMemo(() => {
    try {
      return JSON.parse(content) as object;
    } catch {
      return undefined;
    }
  }, [content]);
  return (
    <div className="form-view">
      <section aria-label="As it is filled in" className="form-view__form">
        {schema ? (
          <CamundaForm schema={schema} data={NOTHING} draft={`look:${name}`} handle={handle} />
        ) : (
          <p className="quiet">It is no form that can be shown. Read it as text.</p>
        )}
      </section>
      <section aria-label="Its fields">
        <FieldList content={content} />
      </section>
    </div>
  );
}
