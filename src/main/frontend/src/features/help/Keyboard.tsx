import { Modal, Toggle } from '@carbon/react';
import { useState } from 'react';
import { shortcutsAreOn, switchShortcuts } from '../../shared/ui/useShortcuts';

const KEYS = [
  ['J K', 'next, previous change'],
  ['Enter', 'open the selected change'],
  ['X', 'mark it, or take the mark away'],
  ['C', 'claim what is marked, or what is open'],
  ['A R', 'open the form to approve, to reject; nothing is sent'],
  ['N', 'ask for a new change'],
  ['B', 'break the glass: open the form; nothing is sent'],
  ['1–9', 'in an open emergency session: ask for a likely action; Enter starts it'],
  ['/', 'search'],
  ['Ctrl K', 'go to a page or a change'],
  ['Ctrl Enter', 'send the opening of an emergency session'],
  ['?', 'this help'],
];

export default function Keyboard({ onClose }: { onClose: () => void }) {
  const [on, setOn] = useState(shortcutsAreOn);
  return (
    <Modal open passiveModal size="sm" modalHeading="Keyboard" onRequestClose={onClose}>
      <dl className="keys">
        {KEYS.map(([key, does]) => (
          <div key={key}>
            <dt>
              {key?.split(' ').map((one) => (
                <kbd key={one}>{one}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <Toggle
        id="shortcuts"
        size="sm"
        labelText="Single keys"
        labelA="off"
        labelB="on"
        toggled={on}
        onToggle={(now) => {
          switchShortcuts(now);
          setOn(now);
        }}
      />
    </Modal>
  );
}
