import { queryOptions } from '@tanstack/react-query';
import { type Alteration, type Diff, diff } from './api';
import { counted } from './words';

/** Two states of a model: {@code risk.dmn@3}, a draft or a release. What a draft says may change any moment. */
export const difference = (from: string, to: string) =>
  queryOptions({ queryKey: ['models', 'diff', from, to], queryFn: () => diff(from, to), staleTime: 0 });

const WORDS: Record<Alteration['kind'], string> = {
  added: 'added',
  removed: 'removed',
  changed: 'changed',
  moved: 'moved',
};

export const wordFor = (kind: Alteration['kind']) => WORDS[kind];

/** What stands out on one side: what is removed was there, what is added is there now. */
export function marksOn(changes: readonly Alteration[], side: 'from' | 'to') {
  const hidden = side === 'from' ? 'added' : 'removed';
  return new Map(
    changes
      .filter(({ kind }) => kind !== hidden)
      .map(({ element, kind }) => [element, { className: `diff-${kind}`, word: wordFor(kind) }]),
  );
}

export function summed({ changes }: Pick<Diff, 'changes'>): string {
  if (changes.length === 0) {
    return 'Both say the same.';
  }
  const parts = (['added', 'removed', 'changed', 'moved'] as const)
    .map((kind) => [kind, changes.filter((one) => one.kind === kind).length] as const)
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => `${count} ${kind}`);
  return `${counted(changes.length, 'difference')}: ${parts.join(', ')}.`;
}
