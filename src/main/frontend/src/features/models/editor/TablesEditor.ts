import Editor from 'dmn-js-decision-table/lib/Editor';
import EditingManager, { type View } from 'dmn-js-shared/lib/base/EditingManager';

interface Element {
  $type: string;
  id?: string;
  decisionLogic?: Element;
  rule?: Element[];
  input?: Element[];
  output?: Element[];
  inputEntry?: Element[];
  outputEntry?: Element[];
}

/** Edits decision tables and nothing else of DMN: all else in the file stays as it is. */
export class TablesEditor extends EditingManager {
  override _getViewProviders() {
    return [
      {
        id: 'decisionTable',
        constructor: Editor,
        opens: (element: Element) => element.decisionLogic?.$type === 'dmn:DecisionTable',
      },
    ];
  }

  /** Opens the table in which something stands, and goes there. */
  async show(id: string) {
    const view = this.getViews().find(({ element }) => has(element as Element, id));
    if (view && view.id !== this.getActiveView()?.id) {
      await this.open(view as View);
    }
    const place = CSS.escape(id);
    const cell = document.querySelector<HTMLElement>(
      `.editor__tables :is(td, th):is([data-element-id="${place}"], [data-row-id="${place}"], [data-col-id="${place}"])`,
    );
    if (!cell) {
      document.querySelector<HTMLElement>('.editor__tables .tjs-container [tabindex]')?.focus();
      return;
    }
    cell.scrollIntoView({ block: 'center', inline: 'nearest' });
    const editable = cell.querySelector<HTMLElement>('[contenteditable], input, [tabindex]');
    (editable ?? cell).focus();
    editable?.click();
  }
}

/** Whether an element is, or holds, what has an id. */
function has(element: Element, id: string): boolean {
  const { decisionLogic, rule, input, output, inputEntry, outputEntry } = element;
  return (
    element.id === id ||
    [decisionLogic, ...[rule, input, output, inputEntry, outputEntry].flatMap((list) => list ?? [])].some(
      (part) => part !== undefined && has(part, id),
    )
  );
}
