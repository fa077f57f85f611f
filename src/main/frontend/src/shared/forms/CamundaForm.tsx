import { Form } from '@bpmn-io/form-js-viewer';
import '@bpmn-io/form-js-viewer/dist/assets/form-js.css';
import { type RefObject, useEffect, useImperativeHandle, useRef, useState } from 'react';
import { keep, kept } from './draft';

export interface Filled {
  data: Record<string, unknown>;
  errors: Record<string, unknown>;
}

/** Before it is ready there is nothing to send, and when it is broken there never will be. */
export type FormState = 'opening' | 'ready' | 'broken';

export interface FormHandle {
  /** Checks all fields, shows what is wrong, and gives what was typed. */
  submit(): Filled;
  /** Takes whoever sends it to the first field that is wrong. */
  toFirstFault(): void;
}

// The viewer's pause before it takes over what was typed loses the end of it on a quick submit. Its types do not know it.
const AT_ONCE = { debounce: false };

/**
 * A Camunda Form. What is typed is kept for this tab until it is sent: neither a reload nor the end of a session loses it.
 *
 * @param draft names what is filled in
 * @param faults what the server finds wrong, by the ids of the fields
 */
export default function CamundaForm({
  schema,
  data,
  draft,
  handle,
  onChange,
  onState,
  faults,
}: {
  schema: object;
  data: Record<string, unknown>;
  draft: string;
  handle: RefObject<FormHandle | null>;
  onChange?: (filled: Filled) => void;
  onState?: (state: FormState) => void;
  faults?: Record<string, unknown>;
}) {
  const frame = useRef<HTMLDivElement>(null);
  const form = useRef<Form | null>(null);
  const changed = useRef(onChange);
  changed.current = onChange;
  const told = useRef(onState);
  told.current = onState;
  const [broken, setBroken] = useState('');
  useImperativeHandle(
    handle,
    () => ({
      submit: () => {
        const filled = (form.current?.submit() ?? NOTHING) as unknown as Filled;
        if (Object.keys(filled.errors).length > 0) {
          focusFirstFault(frame.current);
        }
        return filled;
      },
      toFirstFault: () => focusFirstFault(frame.current),
    }),
    [],
  );
  useEffect(() => {
    if (!frame.current) {
      return;
    }
    const shown = new Form({ container: frame.current, ...AT_ONCE });
    form.current = shown;
    setBroken('');
    const begun = kept(draft, data);
    shown.on('changed', (now: Filled) => {
      keep(draft, data, now.data);
      changed.current?.(now);
    });
    shown
      .importSchema(structuredClone(schema), begun ?? structuredClone(data))
      .then(() => {
        told.current?.('ready');
        changed.current?.({ data: begun ?? data, errors: {} });
      })
      .catch((error: Error) => {
        setBroken(error.message || 'It has no fields.');
        told.current?.('broken');
      });
    return () => {
      shown.destroy();
      form.current = null;
    };
  }, [schema, data, draft]);
  useFaults(form, faults);
  return (
    <>
      {broken && (
        <p role="alert" className="mark mark--error">
          This form cannot be shown: {broken} Tell the process owners; it is theirs to mend.
        </p>
      )}
      <div ref={frame} className="camunda-form" />
    </>
  );
}

const NOTHING: Filled = { data: {}, errors: { form: 'It is not there.' } };

/** The viewer shows what is wrong a moment after it has found it. */
function focusFirstFault(frame: HTMLElement | null) {
  setTimeout(() => {
    const fault = frame?.querySelector('.fjs-has-errors');
    fault?.querySelector<HTMLElement>('input, textarea, select, [tabindex]')?.focus();
  });
}

/** Shows what the server finds beside what the form itself does; what it no longer finds goes away. */
function useFaults(form: RefObject<Form | null>, faults: Record<string, unknown> | undefined) {
  const before = useRef<string[]>([]);
  useEffect(() => {
    const shown = form.current;
    const gone = before.current;
    before.current = Object.keys(faults ?? {});
    if (shown && (gone.length > 0 || before.current.length > 0)) {
      const own = Object.entries(shown._getState().errors).filter(([id]) => !gone.includes(id));
      // The viewer has no other door for faults that it did not find itself.
      shown._setState({ errors: { ...Object.fromEntries(own), ...faults } });
    }
  }, [form, faults]);
}
