import { Close } from '@carbon/icons-react';
import { IconButton } from '@carbon/react';
import { Link, useLocation } from '@tanstack/react-router';
import { useState } from 'react';
import { hint } from './firstSteps';

const DONE = 'countersign-first-steps-done';

/** What to try first as this account, until somebody has read it: a demo has many accounts and one browser. */
export function FirstSteps({ account, teams }: { account: string; teams: readonly string[] }) {
  const key = `${DONE}-${account}`;
  const [closed, setClosed] = useState<string>();
  const besideChanges = useLocation().pathname.startsWith('/changes');
  if (!besideChanges || closed === key || localStorage.getItem(key) !== null) {
    return null;
  }
  const { words, link, view } = hint(teams);
  const close = () => {
    localStorage.setItem(key, '1');
    setClosed(key);
  };
  return (
    <aside className="first-steps" aria-label="First steps">
      <h2>New here?</h2>
      <ol>
        <li>
          <Link to="/changes" search={{ view }}>
            {link}
          </Link>
          . {words}
        </li>
        <li>
          You are <bdi>{account}</bdi>. Nobody decides on their own change, and nobody twice: sign in as
          somebody else to see the other side.
        </li>
        <li>
          Press <kbd>?</kbd> to see how all of it works without a mouse.
        </li>
      </ol>
      <IconButton kind="ghost" size="sm" label="Do not show this again" align="left" onClick={close}>
        <Close />
      </IconButton>
    </aside>
  );
}
