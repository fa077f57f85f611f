import { SkeletonText } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useCallback, useMemo, useRef, useState } from 'react';
import type { Filled, FormHandle } from '../../shared/forms/CamundaForm';
import { arriving } from '../../shared/ui/arriving';
import { ProblemNotice } from '../../shared/ui/ProblemNotice';
import { openingForm } from './glass';
import { OPENING_DRAFT, offered, scopeOf, type Typed } from './opening';

const CamundaForm = lazy(() => arriving(() => import('../../shared/forms/CamundaForm')));

/** How far it is to reach, for how long, and who closes it: the form that process owners release. */
export function OpenScope({ values, set }: { values: Typed; set: (more: Partial<Typed>) => void }) {
  const { data: form, error } = useQuery(openingForm);
  const [begun] = useState(() => scopeOf(values));
  const data = useMemo(
    () =>
      form && {
        ...form.data,
        durationsOffered: offered(form.data.durationsOffered, begun.duration),
        ...begun,
      },
    [form, begun],
  );
  const handle = useRef<FormHandle>(null);
  const put = useRef(set);
  put.current = set;
  const change = useCallback(({ data: now }: Filled) => put.current(scopeOf(now as Partial<Typed>)), []);
  if (!form || !data) {
    return error ? <ProblemNotice error={error} /> : <SkeletonText paragraph lineCount={8} />;
  }
  return (
    <Suspense fallback={<SkeletonText paragraph lineCount={8} />}>
      <CamundaForm schema={form.schema} data={data} draft={OPENING_DRAFT} handle={handle} onChange={change} />
    </Suspense>
  );
}
