import { Button, Tag } from '@carbon/react';
import { lazy, Suspense, useState } from 'react';
import { type Account, useAdministrator, useNames } from './directory';
import { PersonLink } from './PersonLink';

const SwitchAccount = lazy(async () => ({ default: (await import('./AccountDialogs')).SwitchAccount }));

/** Accounts with their kind and state; with the owner where they are of several people. */
export function AccountList({ items, owners = false }: { items: Account[]; owners?: boolean }) {
  const may = useAdministrator();
  const names = useNames();
  const [switching, setSwitching] = useState<Account>();
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
              <Button
                kind={one.active ? 'danger--ghost' : 'ghost'}
                size="sm"
                onClick={() => setSwitching(one)}
              >
                {one.active ? 'Disable …' : 'Enable …'}
                <span className="hidden"> {one.id}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Suspense>
        {switching && <SwitchAccount account={switching} onClose={() => setSwitching(undefined)} />}
      </Suspense>
    </>
  );
}
