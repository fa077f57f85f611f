import type { Kind } from '../models';
import { TryForm } from './TryForm';
import { TryProcess } from './TryProcess';
import { TryTable } from './TryTable';

/** Tries a draft with something that nobody asks for. */
export default function TryPanel({ draft, kind, content }: { draft: string; kind: Kind; content: string }) {
  switch (kind) {
    case 'dmn':
      return <TryTable draft={draft} content={content} />;
    case 'bpmn':
      return <TryProcess draft={draft} content={content} />;
    case 'form':
      return <TryForm draft={draft} content={content} />;
  }
}
