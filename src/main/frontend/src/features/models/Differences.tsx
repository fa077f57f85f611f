import { Button, SkeletonText } from '@carbon/react';
import { lazy, type ReactNode, Suspense, useMemo, useState } from 'react';
import { arriving } from '../../shared/ui/arriving';
import { Section } from '../../shared/ui/Section';
import type { Diff } from './api';
import { DiffList } from './DiffList';
import { marksOn, summed } from './diffing';
import { FieldList } from './FieldList';

const Tables = lazy(() => arriving(() => import('./Tables')));
const DiffPictures = lazy(() => arriving(() => import('./DiffPictures')));

/** What differs between two states of a model: in words first, and then in the picture. */
export function Differences({ diff, level = 2 }: { diff: Diff; level?: 2 | 3 }) {
  const [pointed, setPointed] = useState<string>();
  const [whole, setWhole] = useState(false);
  const from = useMemo(() => marksOn(diff.changes, 'from'), [diff]);
  const to = useMemo(() => marksOn(diff.changes, 'to'), [diff]);
  const beside = (
    <Suspense fallback={<SkeletonText paragraph lineCount={8} />}>
      {diff.kind === 'bpmn' && <DiffPictures diff={diff} from={from} to={to} pointed={pointed} />}
      {diff.kind === 'dmn' && (
        <>
          <Button kind="ghost" size="sm" aria-pressed={whole} onClick={() => setWhole((now) => !now)}>
            {whole ? 'Only rules that differ' : 'All rules'}
          </Button>
          <div className="diff-sides diff-sides--stacked">
            <Side label={diff.from.label}>
              <Tables content={diff.from.content} marks={from} onlyMarked={!whole} />
            </Side>
            <Side label={diff.to.label}>
              <Tables content={diff.to.content} marks={to} onlyMarked={!whole} />
            </Side>
          </div>
        </>
      )}
      {diff.kind === 'form' && (
        <div className="diff-sides">
          <Side label={diff.from.label}>
            <FieldList content={diff.from.content} marks={from} />
          </Side>
          <Side label={diff.to.label}>
            <FieldList content={diff.to.content} marks={to} />
          </Side>
        </div>
      )}
    </Suspense>
  );
  const list = <DiffList changes={diff.changes} {...(diff.kind === 'bpmn' ? { onPoint: setPointed } : {})} />;
  if (level === 3) {
    return (
      <>
        <p>{summed(diff)}</p>
        {list}
        {diff.changes.length > 0 && beside}
      </>
    );
  }
  return (
    <>
      <Section title="In words">
        <p>{summed(diff)}</p>
        {list}
      </Section>
      <Section title="Side by side">{beside}</Section>
    </>
  );
}

function Side({ label, children }: { label: string; children: ReactNode }) {
  return (
    <section className="diff-side" aria-label={label}>
      <p className="diff-side__label">{label}</p>
      {children}
    </section>
  );
}
