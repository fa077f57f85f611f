/** Gives names to what the editor of tables leaves without one, as often as it draws. @return ends it */
export function named(frame: HTMLElement): () => void {
  const name = () => {
    const heads = [...frame.querySelectorAll<HTMLElement>('thead th[data-col-id]')];
    const columns = new Map(heads.map((head) => [head.dataset.colId, words(head)]));
    for (const cell of frame.querySelectorAll<HTMLElement>('td[data-col-id] [contenteditable]')) {
      label(cell, columns.get(cell.closest('td')?.dataset.colId) ?? 'Cell');
    }
    for (const cell of frame.querySelectorAll<HTMLElement>('td.annotation [contenteditable]')) {
      label(cell, 'Why this rule');
    }
    for (const cell of frame.querySelectorAll<HTMLElement>('.decision-table-name [contenteditable]')) {
      label(cell, 'Name of the table');
    }
    for (const field of frame.querySelectorAll<HTMLElement>('[contenteditable]:not([role])')) {
      field.setAttribute('role', 'textbox');
    }
    for (const head of frame.querySelectorAll<HTMLElement>('th.index-column:empty')) {
      const rule = document.createElement('span');
      rule.className = 'hidden';
      rule.textContent = 'Rule';
      head.append(rule);
    }
    for (const frameOfTable of frame.querySelectorAll<HTMLElement>('.tjs-table-container')) {
      frameOfTable.tabIndex = 0;
      frameOfTable.setAttribute('role', 'group');
      label(frameOfTable, 'Rules');
    }
  };
  const seen = new MutationObserver(name);
  seen.observe(frame, { childList: true, subtree: true });
  name();
  return () => seen.disconnect();
}

const words = (head: HTMLElement) => (head.textContent ?? '').replaceAll(/\s+/g, ' ').trim() || 'Cell';

function label(element: HTMLElement, text: string) {
  if (element.getAttribute('aria-label') !== text) {
    element.setAttribute('aria-label', text);
  }
}
