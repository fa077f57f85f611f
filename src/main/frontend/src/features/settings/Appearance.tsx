import { Select, SelectItem, Toggle } from '@carbon/react';
import { useState } from 'react';
import { Section } from '../../shared/ui/Section';
import { chooseTheme, chosenTheme, THEMES, type Theme } from '../../shared/ui/theme';
import { shortcutsAreOn, switchShortcuts } from '../../shared/ui/useShortcuts';

const WORDS = { system: 'as this machine', light: 'light', dark: 'dark' } satisfies Record<Theme, string>;

/** Kept in this browser. */
export function Appearance() {
  const [theme, setTheme] = useState(chosenTheme);
  const [keys, setKeys] = useState(shortcutsAreOn);
  return (
    <Section title="This browser">
      <div className="fields fields--narrow">
        <Select
          id="theme"
          labelText="Light or dark"
          value={theme}
          onChange={(event) => {
            const wanted = event.target.value as Theme;
            chooseTheme(wanted);
            setTheme(wanted);
          }}
        >
          {THEMES.map((one) => (
            <SelectItem key={one} value={one} text={WORDS[one]} />
          ))}
        </Select>
        <Toggle
          id="single-keys"
          labelText="Single keys, such as J and K"
          labelA="off"
          labelB="on"
          toggled={keys}
          onToggle={(on) => {
            switchShortcuts(on);
            setKeys(on);
          }}
        />
      </div>
    </Section>
  );
}
