import { useEffect } from 'react';

export type Level = 'error' | 'warning' | 'note';

/** By element: how bad what was found there is. The worst counts. */
export type Marks = ReadonlyMap<string, Level>;

const RANK: Record<Level, number> = { note: 0, warning: 1, error: 2 };
const COLOUR: Record<Level, string> = {
  error: 'var(--cds-support-error)',
  warning: 'var(--cds-support-warning)',
  note: 'var(--cds-support-info)',
};

export function marksOf(findings: readonly { level: Level; element?: string }[]): Marks {
  const marks = new Map<string, Level>();
  for (const { level, element } of findings) {
    if (element && RANK[level] >= RANK[marks.get(element) ?? 'note']) {
      marks.set(element, level);
    }
  }
  return marks;
}

/** Rules of style that mark elements, whatever draws them and however often it draws them anew. */
export function rulesFor(marks: Marks, scope: string): string[] {
  return [...marks].flatMap(([id, level]) => {
    const name = `"${id.replace(/["\\\n]/g, '\\$&')}"`;
    const colour = COLOUR[level];
    return [
      `${scope} .djs-element[data-element-id=${name}] > .djs-visual > :is(rect, circle, polygon, path) { stroke: ${colour} !important; stroke-width: 3px !important; }`,
      `${scope} :is([data-row-id=${name}], td[data-element-id=${name}], th[data-col-id=${name}]) { box-shadow: inset 3px 0 0 ${colour}, inset 0 1px 0 ${colour}, inset 0 -1px 0 ${colour} !important; }`,
      `${scope} .fjs-element[data-id=${name}] { outline: 2px solid ${colour}; }`,
    ];
  });
}

/** Marks in an editor. A sheet of the document's own: elements of style in the page are not allowed. */
export function useMarks(marks: Marks, scope: string) {
  useEffect(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rulesFor(marks, scope).join('\n'));
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
    };
  }, [marks, scope]);
}
