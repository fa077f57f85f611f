import { useState } from 'react';
import { chooseTheme, chosenTheme, THEMES } from '../shared/ui/theme';

const WORDS = { system: 'System', light: 'Light', dark: 'Dark' };

export function ThemeChoice() {
  const [theme, setTheme] = useState(chosenTheme);
  return (
    <fieldset className="menu__theme">
      <legend className="hidden">Light or dark</legend>
      {THEMES.map((one) => (
        <label key={one}>
          <input
            type="radio"
            name="menu-theme"
            checked={theme === one}
            onChange={() => {
              chooseTheme(one);
              setTheme(one);
            }}
          />
          {WORDS[one]}
        </label>
      ))}
    </fieldset>
  );
}
