import { Button } from '@carbon/react';
import { useMutation } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import CamundaForm, { type FormHandle } from '../../../shared/forms/CamundaForm';
import { ProblemNotice } from '../../../shared/ui/ProblemNotice';
import { tryForm } from '../api';

const NOTHING = {};

/** A form to fill in, and what the server would take of it. */
export function TryForm({ draft, content }: { draft: string; content: string }) {
  const handle = useRef<FormHandle>(null);
  const [ready, setReady] = useState(false);
  const schema = useMemo(() => JSON.parse(content) as object, [content]);
  const act = useMutation({
    mutationFn: (values: object) => tryForm(draft, { data: {}, values }),
  });
  const { errors, accepted } = act.data ?? { errors: [] };
  return (
    <>
      <CamundaForm
        schema={schema}
        data={NOTHING}
        draft={`try:${draft}`}
        handle={handle}
        onState={(state) => setReady(state === 'ready')}
      />
      <Button
        size="sm"
        disabled={!ready || act.isPending}
        onClick={() => act.mutate(handle.current?.submit().data ?? {})}
      >
        Ask the server
      </Button>
      {act.isError && <ProblemNotice error={act.error} />}
      <div role="status">
        {act.data && errors.length > 0 && (
          <ul className="asking__faults">
            {errors.map((one) => (
              <li key={`${one.field}-${one.message}`} className="mark--error">
                <bdi>{one.field}</bdi> {one.message}
              </li>
            ))}
          </ul>
        )}
        {act.data && errors.length === 0 && (
          <>
            <p>The server takes it. This is what would be kept:</p>
            <pre className="source">{JSON.stringify(accepted ?? {}, null, 2)}</pre>
          </>
        )}
      </div>
    </>
  );
}
