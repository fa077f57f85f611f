import { Button } from '@carbon/react';
import { lazy, Suspense, useState } from 'react';
import { arriving } from '../../shared/ui/arriving';
import type { Report } from './reports';

const Explain = lazy(() => arriving(() => import('./Explain')));

/** What ran without a permit can be explained, once. */
export function ExplainButton({ report, row }: { report: Report; row: string[] }) {
  const [open, setOpen] = useState(false);
  const value = (id: string) => row[report.columns.findIndex((column) => column.id === id)] ?? '';
  if (value('finding') !== 'without permit') {
    return null;
  }
  return (
    <>
      <Button kind="ghost" size="sm" onClick={() => setOpen(true)}>
        Explain …
      </Button>
      <Suspense>
        {open && <Explain id={value('id')} what={value('target')} onClose={() => setOpen(false)} />}
      </Suspense>
    </>
  );
}
