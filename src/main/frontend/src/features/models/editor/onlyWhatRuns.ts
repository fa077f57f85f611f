/** Entries of bpmn.io's menus that would make something that the server refuses. */
const REFUSED =
  /script-task|complex-gateway|transaction|ad-?hoc|compensation|cancel(?!ling)|toggle-loop|multiple|data-store-collection/;

type Entries = Record<string, object>;

class OnlyWhatRuns {
  static $inject = ['popupMenu', 'palette'];

  constructor(
    popupMenu: { registerProvider(menu: string, priority: number, provider: object): void },
    palette: { registerProvider(priority: number, provider: object): void },
  ) {
    const without = () => (entries: Entries) =>
      Object.fromEntries(Object.entries(entries).filter(([id]) => !REFUSED.test(id)));
    for (const menu of ['bpmn-replace', 'bpmn-append', 'bpmn-create']) {
      popupMenu.registerProvider(menu, 100, {
        getPopupMenuEntries: without,
        getPopupMenuHeaderEntries: without,
      });
    }
    palette.registerProvider(100, { getPaletteEntries: without });
  }
}

export const onlyWhatRuns = {
  __init__: ['onlyWhatRuns'],
  onlyWhatRuns: ['type', OnlyWhatRuns],
};
