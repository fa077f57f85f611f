const KEPT = 'countersign-theme';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const dark = () => window.matchMedia('(prefers-color-scheme: dark)');

export function chosenTheme(): Theme {
  const kept = localStorage.getItem(KEPT);
  return THEMES.find((theme) => theme === kept) ?? 'system';
}

export function chooseTheme(theme: Theme) {
  localStorage.setItem(KEPT, theme);
  showTheme();
}

/** Sets what is chosen on the document; with {@code system} it follows the machine, also while the page is open. */
export function showTheme() {
  const show = () => {
    const theme = chosenTheme();
    const isDark = theme === 'dark' || (theme === 'system' && dark().matches);
    document.documentElement.dataset.carbonTheme = isDark ? 'g100' : 'g10';
  };
  show();
  dark().onchange = show;
}
