import { getRouteApi, useRouter } from '@tanstack/react-router';
import { SignInForm } from '../features/session/SignInForm';

const route = getRouteApi('/sign-in');

/** Only addresses of this application are gone to; anything else leads to its start. */
function within(to: string | undefined): string {
  return to && /^\/(?![/\\])/.test(to) ? to : '/changes';
}

export function SignInPage() {
  const { to } = route.useSearch();
  const router = useRouter();
  return (
    <main className="sign-in">
      <img src="/mark.svg" alt="" width="48" height="48" />
      <h1>Countersign</h1>
      <p className="lead">Production changes, countersigned by the right people.</p>
      <SignInForm onSignedIn={() => router.history.replace(within(to))} />
      <p className="quiet">
        With the demo data: <code>requester</code>, <code>sre-one</code>, <code>owner-one</code> and others,
        with the password <code>demo</code>.
      </p>
    </main>
  );
}
