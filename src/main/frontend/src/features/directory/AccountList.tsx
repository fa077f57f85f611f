import { Button, Tag } from '@carbon/react';
import { lazy, Suspense, useState } from 'react';
import { useNames } from '../../shared/directory/names';
import { arriving } from '../../shared/ui/arriving';
import { type Account, useAdministrator } from './directory';
import { PersonLink } from './PersonLink';

const SwitchAccount = lazy(async () => ({
  default: (await arriving(() => import('./AccountDialogs'))).SwitchAccount,
}));
const SetPassword = lazy(async () => ({
  default: (await arriving(() => import('./AccountDialogs'))).SetPassword,
}));

/** Accounts with their kind and state; with the owner where they are of several people. */
export function AccountList({ items, owners = false }: { items: Account[]; owners?: boolean }) {
  const may = useAdministrator();
  const names = useNames();
  const [switching, setSwitching] = useState<Account>();
  const [forgotten, setForgotten] = useState<Account>();
  return (
    <>
      <ul className="entries">
        {items.map((one) => (
          <li key={one.id} className="entry">
            <span>
              <bdi>{one.id}</bdi>{' '}
              {one.service && (
                <Tag size="sm" type="purple">
                  service account
                </Tag>
              )}
              {!one.active && (
                <Tag size="sm" type="gray">
                  disabled
                </Tag>
              )}
              {owners && (
                <span className="quiet entry__more">
                  counts as done by <PersonLink id={one.person} name={names(one.person)} />
                </span>
              )}
            </span>
            {may && (
              <div className="entry__acts">
                {!one.service && (
                  <Button kind="ghost" size="sm" onClick={() => setForgotten(one)}>
                    Set the password …<span className="hidden"> of {one.id}</span>
                  </Button>
                )}
                <Button
                  kind={one.active ? 'danger--ghost' : 'ghost'}
                  size="sm"
                  onClick={() => setSwitching(one)}
                >
                  {one.active ? 'Disable …' : 'Enable …'}
                  <span className="hidden"> {one.id}</span>
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
      <Suspense>
        {switching && <SwitchAccount account={switching} onClose={() => setSwitching(undefined)} />}
        {forgotten && <SetPassword account={forgotten} onClose={() => setForgotten(undefined)} />}
      </Suspense>
    </>
  );
}
