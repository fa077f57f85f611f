import { ChevronDown, UserAvatar } from '@carbon/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useSignOut } from '../features/session/session';
import { ProblemNotice } from '../shared/ui/ProblemNotice';
import { useMenu } from '../shared/ui/useMenu';
import { ThemeChoice } from './ThemeChoice';

/** Who is signed in, and what is theirs alone. */
export function PersonMenu({
  name,
  account,
  onKeyboard,
}: {
  name: string;
  account: string;
  onKeyboard: () => void;
}) {
  const menu = useMenu();
  const navigate = useNavigate();
  const signOut = useSignOut(() => navigate({ to: '/sign-in' }));
  return (
    <div className="menu" ref={menu.ref}>
      <button type="button" className="top__button" aria-expanded={menu.open} onClick={menu.toggle}>
        <UserAvatar size={20} aria-hidden />
        <span className="top__person" dir="auto">
          {name}
        </span>
        <ChevronDown size={16} aria-hidden />
      </button>
      {menu.open && (
        <div className="menu__list">
          <p className="menu__who">
            Signed in as <bdi>{account}</bdi>
          </p>
          <ThemeChoice />
          <Link to="/settings" className="menu__item" onClick={menu.close}>
            Settings
          </Link>
          <Link to="/about" className="menu__item" onClick={menu.close}>
            About
          </Link>
          <button
            type="button"
            className="menu__item"
            onClick={() => {
              menu.close();
              onKeyboard();
            }}
          >
            Keyboard
          </button>
          <button
            type="button"
            className="menu__item"
            disabled={signOut.isPending}
            onClick={() => signOut.mutate()}
          >
            Sign out
          </button>
          {signOut.isError && <ProblemNotice error={signOut.error} />}
        </div>
      )}
    </div>
  );
}
