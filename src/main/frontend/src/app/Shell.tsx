import { WarningAlt } from '@carbon/icons-react';
import { Link, Outlet, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useMemo, useState } from 'react';
import { Banner } from '../features/glass/Banner';
import { FirstSteps } from '../features/help/FirstSteps';
import { usePaletteKey } from '../features/help/usePaletteKey';
import { Bell } from '../features/notifications/Bell';
import { useSession, useSignedOut } from '../features/session/session';
import { arriving } from '../shared/ui/arriving';
import { useShortcuts } from '../shared/ui/useShortcuts';
import { Connection } from './Connection';
import { PersonMenu } from './PersonMenu';
import { Places } from './Places';

const Keyboard = lazy(() => arriving(() => import('../features/help/Keyboard')));
const Palette = lazy(() => arriving(() => import('../features/help/Palette')));
const SignInAgain = lazy(() => arriving(() => import('../features/session/SignInAgain')));

const PLACES = [
  { to: '/changes', name: 'Policy and Approvals' },
  { to: '/changes/new', name: 'New change' },
  { to: '/tasks', name: 'Tasks' },
  { to: '/executions', name: 'Executions' },
  { to: '/break-glass', name: 'Break-glass' },
  { to: '/models', name: 'Models' },
  { to: '/compliance', name: 'Compliance' },
  { to: '/directory', name: 'Directory' },
] as const;

/** Those of which one rarely has need; the palette goes there too. */
const FURTHER = [
  { to: '/break-glass/open', name: 'Open an emergency session' },
  { to: '/break-glass/incidents', name: 'Incidents' },
  { to: '/break-glass/drills', name: 'Drills' },
  { to: '/notifications', name: 'Notifications' },
  { to: '/settings', name: 'Settings' },
  { to: '/about', name: 'About' },
] as const;

/** What is round every page of a signed-in person. */
export function Shell() {
  const mine = useSession();
  const navigate = useNavigate();
  const [asked, setAsked] = useState<'keyboard' | 'palette' | null>(null);
  const close = useCallback(() => setAsked(null), []);
  const [ended, clearEnded] = useSignedOut();
  usePaletteKey(useCallback(() => setAsked('palette'), []));
  useShortcuts(
    useMemo(
      () => ({
        '?': () => setAsked('keyboard'),
        n: () => void navigate({ to: '/changes/new' }),
        b: () => void navigate({ to: '/break-glass/open' }),
      }),
      [navigate],
    ),
  );
  return (
    <>
      <a className="skip" href="#content">
        Skip to the content
      </a>
      <header className="top">
        <Link to="/changes" search={{}} className="top__name">
          <img src="/mark.svg" alt="" width="24" height="24" />
          Countersign
        </Link>
        <Places places={PLACES} />
        <Link
          to="/break-glass/open"
          className="top__button top__glass"
          aria-label="Open an emergency session"
        >
          <WarningAlt size={20} aria-hidden />
        </Link>
        <Bell />
        <PersonMenu name={mine.name} account={mine.account} onKeyboard={() => setAsked('keyboard')} />
      </header>
      <Connection />
      <Banner />
      <main id="content" className="content" tabIndex={-1}>
        <FirstSteps account={mine.account} teams={mine.teams} />
        <Outlet />
        <Suspense>
          {ended && <SignInAgain account={mine.account} onClose={clearEnded} />}
          {asked === 'keyboard' && <Keyboard onClose={close} />}
          {asked === 'palette' && (
            <Palette places={[...PLACES, ...FURTHER]} onClose={close} onGo={(to) => void navigate({ to })} />
          )}
        </Suspense>
      </main>
    </>
  );
}
