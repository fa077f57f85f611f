import { Button, SkeletonText } from '@carbon/react';
import { lazy, Suspense, useState } from 'react';
import { arriving } from '../../shared/ui/arriving';
import { Section } from '../../shared/ui/Section';
import type { Kind } from './models';

const Drawing = lazy(() => arriving(() => import('./Drawing')));
const Tables = lazy(() => arriving(() => import('./Tables')));
const FormView = lazy(() => arriving(() => import('./FormView')));

/** A model to read: as it was drawn, and as the text that it is. */
export function ModelView({
  title,
  kind,
  name,
  content,
}: {
  title: string;
  kind: Kind;
  name: string;
  content: string | undefined;
}) {
  const [asText, setAsText] = useState(false);
  return (
    <Section
      title={title}
      aside={
        <Button kind="ghost" size="sm" aria-pressed={asText} onClick={() => setAsText((now) => !now)}>
          As text
        </Button>
      }
    >
      {content === undefined ? (
        <SkeletonText paragraph lineCount={8} />
      ) : asText ? (
        <SourceText content={content} />
      ) : (
        <Suspense fallback={<SkeletonText paragraph lineCount={8} />}>
          {kind === 'bpmn' && <Drawing content={content} label={`${name}, drawn; its text says the same`} />}
          {kind === 'dmn' && <Tables content={content} />}
          {kind === 'form' && <FormView content={content} name={name} />}
        </Suspense>
      )}
    </Section>
  );
}

/** The very text of a model. */
export function SourceText({ content }: { content: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard
    <pre className="source" tabIndex={0}>
      {content}
    </pre>
  );
}
