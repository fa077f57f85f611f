import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { DemoAccounts } from '../features/session/DemoAccounts';
import { SignInForm } from '../features/session/SignInForm';

const route = getRouteApi('/sign-in');

/** Only addresses of this application are gone to; anything else leads to its start. */
function within(to: string | undefined): string {
  return to && /^\/(?![/\\])/.test(to) ? to : '/changes';
}

export function SignInPage() {
  const { to } = route.useSearch();
  const router = useRouter();
  const [known, setKnown] = useState('');
  return (
    <main className="sign-in">
      <div className="sign-in__form">
        <img src="/mark.svg" alt="" width="48" height="48" />
        <h1>Countersign</h1>
        <p className="lead">Production changes, countersigned by the right people.</p>
        <SignInForm key={known} known={known} onSignedIn={() => router.history.replace(within(to))} />
      </div>
      <DemoAccounts
        onChoose={(account) => {
          setKnown(account);
          document.querySelector('h1')?.scrollIntoView({ block: 'center' });
        }}
      />
    </main>
  );
}
