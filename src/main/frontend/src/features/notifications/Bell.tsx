import { Notification } from '@carbon/icons-react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { arriving } from '../../shared/ui/arriving';
import { useMenu } from '../../shared/ui/useMenu';
import { unread } from './notifications';
import { useTitleCount } from './useTitleCount';

const Latest = lazy(() => arriving(() => import('./Latest')));

/** How much is unread, and what it is. */
export function Bell() {
  const menu = useMenu();
  const { data: count = 0 } = useQuery(unread);
  useTitleCount(count);
  const shown = count >= 100 ? '99+' : String(count);
  return (
    <div className="menu bell" ref={menu.ref}>
      <button
        type="button"
        className="top__button"
        aria-expanded={menu.open}
        aria-label={count > 0 ? `Notifications, ${shown} unread` : 'Notifications'}
        onClick={menu.toggle}
      >
        <Notification size={20} aria-hidden />
        {count > 0 && (
          <span className="top__count" aria-hidden>
            {shown}
          </span>
        )}
      </button>
      {menu.open && (
        <Suspense>
          <Latest onClose={menu.close} />
        </Suspense>
      )}
    </div>
  );
}
