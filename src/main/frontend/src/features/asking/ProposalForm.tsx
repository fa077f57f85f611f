import { InlineLoading } from '@carbon/react';
import {
  lazy,
  type ReactNode,
  type RefObject,
  Suspense,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { Refused, type Schemas } from '../../shared/api/client';
import type { Filled, FormHandle, FormState } from '../../shared/forms/CamundaForm';
import { placed } from '../../shared/forms/places';
import { arriving } from '../../shared/ui/arriving';
import { usePreview } from './asking';
import { Parameters } from './Parameters';
import { PolicyPreview } from './PolicyPreview';
import { atItsRow, faultsOf, type Proposal, proposalOf, type Typed, wrong } from './proposal';

const CamundaForm = lazy(() => arriving(() => import('../../shared/forms/CamundaForm')));

/**
 * The form of a change, with what policy would ask of it beside it.
 *
 * @param asked what policy is asked about, for what was typed
 * @param refused why it was not accepted when it was sent
 */
export function ProposalForm({
  form,
  data,
  draft,
  handle,
  asked = proposalOf,
  refused,
  onTyped,
  onState,
  children,
}: {
  form: Schemas['ShowChangeFormForm'];
  data: Typed;
  draft: string;
  handle: RefObject<FormHandle | null>;
  asked?: (typed: Typed) => Proposal;
  refused: unknown;
  onTyped?: (typed: Typed) => void;
  onState: (state: FormState) => void;
  children: ReactNode;
}) {
  const [typed, setTyped] = useState<Typed>(data);
  const proposal = useMemo(() => asked(typed), [asked, typed]);
  const preview = usePreview(proposal);
  const shown = useMemo(() => {
    const sent = refused instanceof Refused ? (refused.problem.errors ?? []) : [];
    const faults = [...faultsOf(typed), ...sent, ...wrong(preview.data?.errors ?? [])];
    return placed(
      form.schema,
      faults.map((fault) => atItsRow(fault, typed)),
    );
  }, [form.schema, typed, refused, preview.data]);
  const faults = useSame(shown.shown);
  useEffect(() => {
    if (refused instanceof Refused && refused.problem.errors) {
      handle.current?.toFirstFault();
    }
  }, [refused, handle]);
  const change = useCallback(
    ({ data: now }: Filled) => {
      setTyped(now);
      onTyped?.(now);
    },
    [onTyped],
  );
  return (
    <div className="asking">
      <div className="asking__form">
        <Suspense fallback={<InlineLoading description="Opening the form" />}>
          <CamundaForm
            schema={form.schema}
            data={data}
            draft={draft}
            handle={handle}
            onChange={change}
            onState={onState}
            faults={faults}
          />
        </Suspense>
        <Parameters proposal={proposal} />
      </div>
      <PolicyPreview
        preview={preview.data}
        elsewhere={shown.elsewhere}
        error={preview.error}
        stale={preview.stale}
      />
      <div className="asking__send">{children}</div>
    </div>
  );
}

/** The very object as long as it says the same, so that the form is told of faults once. */
function useSame<T extends object>(value: T): T {
  const before = useRef(value);
  if (JSON.stringify(before.current) !== JSON.stringify(value)) {
    before.current = value;
  }
  return before.current;
}
