import { Close } from '@carbon/icons-react';
import { IconButton } from '@carbon/react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';

const DONE = 'countersign-first-steps-done';

/** What to try first, until somebody has read it. */
export function FirstSteps({ account }: { account: string }) {
  const [done, setDone] = useState(() => localStorage.getItem(DONE) !== null);
  if (done) {
    return null;
  }
  const close = () => {
    localStorage.setItem(DONE, '1');
    setDone(true);
  };
  return (
    <aside className="first-steps" aria-label="First steps">
      <h2>New here?</h2>
      <ol>
        <li>
          Open a change of{' '}
          <Link to="/changes" search={{ view: 'all' }}>
            all
          </Link>
          : what would run comes first, then why it is risky and who has to approve.
        </li>
        <li>
          You are <bdi>{account}</bdi>. Nobody decides on their own change: sign in as somebody whose seat is
          open to approve it.
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
